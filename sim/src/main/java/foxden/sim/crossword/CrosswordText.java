package foxden.sim.crossword;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;

/**
 * The crossword in words: {@code txt} only. Legal is any word of our list that has the length of a
 * slot not yet found, to the letter, upper case; these are thousands, so prompts never list them.
 */
public final class CrosswordText implements TextForm {

  private static final Clues CLUES = Clues.shipped();

  @Override
  public List<String> representations() {
    return List.of("txt");
  }

  @Override
  public Observation.Channel observe(Observation observation, String representation) {
    if (!representation.equals("txt")) {
      throw TextForm.lacks(this, CrosswordEnvironment.TASK, representation);
    }
    return new Observation.Text(observation.text("txt"));
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
  public boolean invalid(String text) {
    return !CrosswordEnvironment.FORM.matcher(text).matches();
  }

  private record Open(String key, int length) {}

  private static List<Open> open(Observation observation) {
    List<Open> open = new ArrayList<>();
    for (String line : observation.text("slots").lines().toList()) {
      int blank = line.indexOf(' ');
      open.add(new Open(line.substring(0, blank), Integer.parseInt(line.substring(blank + 1))));
    }
    return open;
  }

  @Override
  public boolean legal(String text, Observation observation) {
    Matcher form = CrosswordEnvironment.FORM.matcher(text);
    if (!form.matches()) {
      return false;
    }
    String key = form.group(1) + form.group(2);
    String word = form.group(3);
    return CLUES.words().contains(word)
        && text.equals(key + ": " + word)
        && open(observation).contains(new Open(key, word.length()));
  }

  @Override
  public List<String> legal(Observation observation) {
    List<String> all = new ArrayList<>();
    for (Open slot : open(observation)) {
      for (String word : CLUES.ofLength(slot.length())) {
        all.add(slot.key() + ": " + word);
      }
    }
    return all;
  }

  @Override
  public String sample(Observation observation, Random random) {
    List<Open> open = open(observation);
    int all = 0;
    for (Open slot : open) {
      all += CLUES.ofLength(slot.length()).size();
    }
    int pick = random.nextInt(all);
    for (Open slot : open) {
      List<String> words = CLUES.ofLength(slot.length());
      if (pick < words.size()) {
        return slot.key() + ": " + words.get(pick);
      }
      pick -= words.size();
    }
    throw new IllegalStateException("not reached");
  }

  @Override
  public String legalShown(Observation observation) {
    return "";
  }

  @Override
  public Optional<Observation.Image> screen(Observation observation) {
    return Optional.of(CrosswordPicture.draw(observation.text("txt")).image());
  }

  /** A click on a cell begins the answer of its slot; a second one turns to the other direction. */
  @Override
  public Optional<Click> click(Observation observation, double x, double y, String begun) {
    int cell = CrosswordPicture.cellAt(x, y);
    List<String> lines = observation.text("txt").lines().toList();
    if (cell < 0 || black(lines, cell / Puzzle.SIZE, cell % Puzzle.SIZE)) {
      return Optional.empty();
    }
    List<String> open = open(observation).stream().map(Open::key).toList();
    List<String> fits = new ArrayList<>();
    for (boolean across : new boolean[] {true, false}) {
      String key = slot(lines, cell / Puzzle.SIZE, cell % Puzzle.SIZE, across);
      if (open.contains(key)) {
        fits.add(key);
      }
    }
    if (fits.isEmpty()) {
      return Optional.empty();
    }
    boolean other = fits.size() == 2 && begun.startsWith(fits.get(0) + ":");
    return Optional.of(new Click(fits.get(other ? 1 : 0) + ": ", false));
  }

  private static boolean black(List<String> lines, int row, int col) {
    return row < 0
        || row >= Puzzle.SIZE
        || col < 0
        || col >= Puzzle.SIZE
        || lines.get(2 * row + 1).startsWith("##", 5 * col + 2);
  }

  // The slot of a cell. Letters cover the printed numbers, so that these are counted anew: words
  // begin, and are numbered, in reading order.
  private static String slot(List<String> lines, int row, int col, boolean across) {
    int r = row;
    int c = col;
    while (!black(lines, across ? r : r - 1, across ? c - 1 : c)) {
      r -= across ? 0 : 1;
      c -= across ? 1 : 0;
    }
    int number = 0;
    for (int at = 0; at <= Puzzle.SIZE * r + c; at++) {
      int y = at / Puzzle.SIZE;
      int x = at % Puzzle.SIZE;
      boolean begins =
          black(lines, y, x - 1) && !black(lines, y, x + 1)
              || black(lines, y - 1, x) && !black(lines, y + 1, x);
      if (!black(lines, y, x) && begins) {
        number++;
      }
    }
    return (across ? "A" : "D") + number;
  }
}
