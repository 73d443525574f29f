package foxden.sim.crossword;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Our list of words and clues, {@code clues.txt}: {@code WORD: clue}, a word may have several. */
public final class Clues {

  private final Map<String, List<String>> clues = new TreeMap<>();
  private final List<List<String>> byLength = new ArrayList<>();
  private final Set<String> words;
  private int pairs;

  private Clues() {
    try (InputStream in = Clues.class.getResourceAsStream("clues.txt")) {
      if (in == null) {
        throw new IllegalStateException("clues.txt is missing from the program");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(": ");
        clues
            .computeIfAbsent(line.substring(0, colon), w -> new ArrayList<>())
            .add(line.substring(colon + 2));
        pairs++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    words = java.util.Collections.unmodifiableSet(new TreeSet<>(clues.keySet()));
    for (int n = 0; n <= Puzzle.SIZE; n++) {
      int length = n;
      byLength.add(words.stream().filter(w -> w.length() == length).toList());
    }
  }

  /** The shipped list. */
  public static Clues shipped() {
    return Shipped.CLUES;
  }

  private static final class Shipped {
    static final Clues CLUES = new Clues();
  }

  /** Pairs of a word and a clue. */
  public int pairs() {
    return pairs;
  }

  /** All words, upper case, in order. */
  public Set<String> words() {
    return words;
  }

  /** All words of a length, in order; none of lengths that are not listed. */
  public List<String> ofLength(int length) {
    return length < byLength.size() ? byLength.get(length) : List.of();
  }

  /** The clues of a word. */
  public List<String> of(String word) {
    return List.copyOf(clues.getOrDefault(word, List.of()));
  }
}
