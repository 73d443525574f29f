package foxden.sim.chess;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chess in words and pictures. Representations: {@code fen}, {@code pgn}, {@code txt}, and, 256 x
 * 256 pixels with White at the bottom, {@code rgb} and {@code png}.
 */
public final class ChessText implements TextForm {

  @Override
  public List<String> representations() {
    return List.of("fen", "pgn", "txt", "rgb", "png");
  }

  private static Board board(Observation observation) {
    return Fen.read(observation.text("fen"));
  }

  @Override
  public Observation.Channel observe(Observation observation, String representation) {
    return switch (representation) {
      case "fen" -> new Observation.Text(observation.text("fen"));
      case "pgn" -> new Observation.Text(observation.text("pgn"));
      case "txt" -> new Observation.Text(ChessGame.txt(board(observation)));
      case "rgb", "png" -> ChessPicture.draw(board(observation)).image();
      default -> throw TextForm.lacks(this, ChessEnvironment.TASK, representation);
    };
  }

  @Override
  public String text(Action action) {
    return ((Action.TextAction) action).text();
  }

  @Override
  public Action parse(String text, Observation observation) {
    return new Action.TextAction(text);
  }

  @Override
  public List<String> legal(Observation observation) {
    return San.legal(board(observation));
  }

  @Override
  public double lossReward() {
    return -1;
  }

  /**
   * The first click names the square of a piece, the second where it goes. When a pawn is promoted,
   * the beginning of the move is left, for the person to say to what.
   */
  @Override
  public Optional<Click> click(Observation observation, double x, double y, String begun) {
    int file = (int) Math.floor(x / ChessPieces.PITCH + 4);
    int rank = (int) Math.floor(y / ChessPieces.PITCH + 4);
    if (file < 0 || file > 7 || rank < 0 || rank > 7) {
      return Optional.empty();
    }
    int to = 8 * rank + file;
    Board board = board(observation);
    int piece = board.piece(to);
    if (piece != 0 && piece < 8 == board.whiteMoves()) {
      return Optional.of(new Click(Square.name(to), false));
    }
    int from = Square.of(begun);
    List<String> fits = new ArrayList<>();
    for (String san : San.legal(board)) {
      int move = San.read(board, san);
      if (Board.from(move) == from && Board.to(move) == to) {
        fits.add(san);
      }
    }
    if (fits.size() > 1) {
      String first = fits.get(0);
      return Optional.of(new Click(first.substring(0, first.indexOf('=') + 1), false));
    }
    return Optional.of(fits.isEmpty() ? new Click("", false) : new Click(fits.get(0), true));
  }
}
