package foxden.sim.chess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines of the Encyclopaedia of Chess Openings that games begin with: the lines of {@code
 * openings.txt} and each of their beginnings of four half-moves or more, every position once.
 */
final class Openings {

  private static final int LEAST = 4;

  /** A line: its name, and moves in strict notation. */
  record Opening(String name, List<String> moves) {}

  private Openings() {}

  static List<Opening> all() {
    List<Opening> all = new ArrayList<>();
    Set<String> positions = new HashSet<>();
    try (InputStream in = Openings.class.getResourceAsStream("openings.txt")) {
      if (in == null) {
        throw new IllegalStateException("openings.txt is missing from the program");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(": ");
        List<String> moves = List.of(line.substring(colon + 2).strip().split(" "));
        Board board = Fen.read(Fen.START);
        for (int n = 1; n <= moves.size(); n++) {
          board.make(San.read(board, moves.get(n - 1)));
          String position = Fen.write(board);
          if (n >= LEAST && positions.add(position)) {
            all.add(new Opening(line.substring(0, colon), moves.subList(0, n)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(all);
  }
}
