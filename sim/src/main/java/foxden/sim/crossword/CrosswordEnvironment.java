package foxden.sim.crossword;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.arena.ArenaEnvironment;
import foxden.sim.arena.Chance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A crossword as an environment: task {@code crossword}. The seed makes the puzzle. An action fills
 * a word in: {@code A1: PARIS}. Reward 1 for a word newly found, 0 for a word already there or a
 * wrong one of the right length; a wrong length, an unknown slot or something else altogether is -1
 * and ends the episode. 25 steps at most.
 *
 * <p>Channels: {@code txt} (grid and clues), {@code slots} (the words not yet found, a line each:
 * key, length), and, privileged, {@code truth.puzzle} (the same text with the solution).
 */
public final class CrosswordEnvironment extends ArenaEnvironment {

  /** The task's name. */
  public static final String TASK = "crossword";

  /** The task with every clue in other words. */
  public static final String REWORDED = "crossword-reworded";

  /** The form of an action. */
  static final Pattern FORM = Pattern.compile("^([AD])(\\d+):\\s(\\w+)$");

  private static final int MAX_STEPS = 25;

  private final boolean reworded;
  private Puzzle puzzle = new Puzzle(List.of());
  private boolean[] solved = {};
  private boolean failed;

  /** The task with our own clues. */
  public CrosswordEnvironment() {
    this(false);
  }

  /**
   * The task.
   *
   * @param reworded whether clues are asked in held-out wordings, see {@link Rewordings}
   */
  public CrosswordEnvironment(boolean reworded) {
    super(
        new EnvironmentSpec(
            reworded ? REWORDED : TASK,
            "crossword",
            1.0,
            1,
            MAX_STEPS,
            List.of(
                new ChannelSpec("txt", ChannelSpec.Kind.TEXT, 0, List.of()),
                new ChannelSpec("slots", ChannelSpec.Kind.TEXT, 0, List.of()),
                new ChannelSpec("truth.puzzle", ChannelSpec.Kind.TEXT, 0, List.of())),
            new ActionSpec.Words(),
            List.of(),
            List.of()));
    this.reworded = reworded;
  }

  /** The puzzle now. */
  public Puzzle puzzle() {
    return puzzle;
  }

  @Override
  protected void begin(long seed) {
    Chance chance = new Chance(Chance.mix(seed ^ 0x63726f7373L));
    puzzle = new PuzzleMaker(Clues.shipped(), chance).make();
    if (reworded) {
      puzzle = puzzle.reworded(chance);
    }
    solved = new boolean[puzzle.slots().size()];
    failed = false;
  }

  @Override
  protected void check(Action action) {
    if (!(action instanceof Action.TextAction)) {
      throw new IllegalArgumentException(
          "the crossword takes words such as 'A1: PARIS', not " + action);
    }
  }

  @Override
  protected double play(Action action) {
    String text = ((Action.TextAction) action).text().toUpperCase(Locale.ROOT);
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return fail("'" + text + "' has not the form 'A1: WORD'.");
    }
    String key = form.group(1) + form.group(2);
    String word = form.group(3);
    for (int s = 0; s < solved.length; s++) {
      Puzzle.Slot slot = puzzle.slots().get(s);
      if (slot.key().equals(key)) {
        if (word.length() != slot.word().length()) {
          return fail(key + " has " + slot.word().length() + " letters, " + word + " has not.");
        }
        if (solved[s] || !word.equals(slot.word())) {
          event("wrong", key + (solved[s] ? " is filled in already." : " is not " + word + "."));
          return 0;
        }
        solved[s] = true;
        event("word", key + " is " + word + ".");
        return 1;
      }
    }
    return fail("there is no " + key + ".");
  }

  private double fail(String why) {
    failed = true;
    event("illegal", why);
    return -1;
  }

  private int left() {
    int left = 0;
    for (boolean s : solved) {
      left += s ? 0 : 1;
    }
    return left;
  }

  @Override
  protected boolean over() {
    return failed || left() == 0;
  }

  @Override
  protected boolean won() {
    return left() == 0;
  }

  @Override
  protected Map<String, Observation.Channel> channels() {
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    String text = puzzle.text(solved);
    channels.put("txt", new Observation.Text(text));
    List<String> open = new ArrayList<>();
    for (int s = 0; s < solved.length; s++) {
      if (!solved[s]) {
        Puzzle.Slot slot = puzzle.slots().get(s);
        open.add(slot.key() + " " + slot.word().length());
      }
    }
    channels.put("slots", new Observation.Text(String.join("\n", open)));
    channels.put("truth.puzzle", new Observation.Text(text + "\n\n" + puzzle.solution()));
    return channels;
  }

  @Override
  protected Goals goals() {
    int words = solved.length;
    int found = words - left();
    return new Goals(
        List.of(
            new Goals.Goal(
                "solved(puzzle)",
                "all words are filled in",
                won(),
                found + " of " + words + " words",
                List.of())),
        words == 0 ? 0 : (double) found / words);
  }

  @Override
  protected float[] poses() {
    return new float[0];
  }

  @Override
  protected void save(DataOutput out) throws IOException {
    out.writeBoolean(failed);
    out.writeInt(solved.length);
    for (boolean s : solved) {
      out.writeBoolean(s);
    }
  }

  @Override
  protected void load(DataInput in) throws IOException {
    begin(seed());
    failed = in.readBoolean();
    if (in.readInt() != solved.length) {
      throw new IOException("another puzzle");
    }
    for (int s = 0; s < solved.length; s++) {
      solved[s] = in.readBoolean();
    }
  }
}
