package foxden.policies.imitation;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxStream;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.crossword.Clues;
import foxden.sim.crossword.CrosswordEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Solves a crossword clue by clue: somebody tells how likely each word of our list answers a clue,
 * what does not fit length or crossing letters is left out, and the surest word is said first. A
 * word that was not accepted is not said again. It reads {@code txt} and {@code slots}; the legal
 * list, which is all words of fitting length, it is not given, but the words it can answer with are
 * those of the same list.
 */
public final class CrosswordPolicy implements Policy {

  private final String name;
  private final String checkpoint;
  private final Function<String, float[]> answers;
  private final Map<String, float[]> known = new HashMap<>();
  private final Set<String> said = new HashSet<>();
  private CrosswordSheet start = CrosswordSheet.NONE;

  private CrosswordPolicy(String name, String checkpoint, Function<String, float[]> answers) {
    this.name = name;
    this.checkpoint = checkpoint;
    this.answers = answers;
  }

  /** The student: a network answers. */
  public static CrosswordPolicy student(FoxCheckpoint checkpoint) {
    FoxStream stream = new FoxStream(checkpoint.model());
    return new CrosswordPolicy(
        "fox",
        checkpoint.hash(),
        clue -> {
          stream.reset();
          stream.append(0, ClueTokens.of(clue), new Mind.Token("observation", clue, -1));
          float[] p = stream.output();
          checkpoint.model().kernels().softmax(p, 0, p.length);
          return p;
        });
  }

  /** The table: the words that have this very clue in our list, else all alike. */
  public static CrosswordPolicy table() {
    Map<String, List<Integer>> words = new HashMap<>();
    Clues clues = Clues.shipped();
    for (int i = 0; i < ClueTokens.ANSWERS.size(); i++) {
      for (String clue : clues.of(ClueTokens.ANSWERS.get(i))) {
        words.computeIfAbsent(clue, c -> new ArrayList<>()).add(i);
      }
    }
    return new CrosswordPolicy(
        "clue-table",
        "",
        clue -> {
          float[] p = new float[ClueTokens.ANSWERS.size()];
          java.util.Arrays.fill(p, 1e-6f);
          words.getOrDefault(clue, List.of()).forEach(i -> p[i] = 1);
          return p;
        });
  }

  /** Whether a checkpoint is a crossword student's. */
  public static boolean knows(FoxCheckpoint checkpoint) {
    return checkpoint.task().equals(CrosswordEnvironment.TASK)
        && checkpoint.settings().has("student")
        && checkpoint.model().inputs().get(0).size() == ClueTokens.SIZE
        && checkpoint.model().outputs() == ClueTokens.ANSWERS.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String checkpoint() {
    return checkpoint;
  }

  @Override
  public Set<String> channels() {
    return Set.of("txt", "slots");
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    if (!spec.task().startsWith(CrosswordEnvironment.TASK)) {
      throw new IllegalArgumentException(
          "this player was trained for the crossword and cannot drive '" + spec.task() + "'");
    }
    start = CrosswordSheet.NONE;
    known.clear();
    said.clear();
  }

  @Override
  public Decision act(Observation observation) {
    String text = observation.text("txt");
    if (start.slots().isEmpty()) {
      start = CrosswordSheet.read(text);
    }
    String best = "";
    float most = -1;
    for (String line : observation.text("slots").lines().toList()) {
      String key = line.substring(0, line.indexOf(' '));
      int length = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
      CrosswordSheet.Slot slot = start.slot(key);
      float[] p = known.computeIfAbsent(slot.clue(), answers);
      String pattern = start.letters(text, slot, length);
      // The words left share what the network gave them all together.
      float sum = 0;
      int at = -1;
      for (int i = 0; i < p.length; i++) {
        String word = ClueTokens.ANSWERS.get(i);
        if (fits(word, pattern) && !said.contains(key + ": " + word)) {
          sum += p[i];
          at = at < 0 || p[i] > p[at] ? i : at;
        }
      }
      if (at >= 0 && p[at] / sum > most) {
        most = p[at] / sum;
        best = key + ": " + ClueTokens.ANSWERS.get(at);
      }
    }
    said.add(best);
    return new Decision(
        new Action.TextAction(best.isEmpty() ? "A1: NONE" : best),
        new Trace(Map.of(), Map.of("fox/answer", best)));
  }

  private static boolean fits(String word, String pattern) {
    if (word.length() != pattern.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (pattern.charAt(i) != ' ' && pattern.charAt(i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
