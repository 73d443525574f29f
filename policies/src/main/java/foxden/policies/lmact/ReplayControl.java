package foxden.policies.lmact;

import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;

/**
 * LMAct's control experiment: one demonstration in context, and the same episode again with teacher
 * forcing. At step t the prompt shows the first t true pairs; an answer is right when it is the
 * demonstration's action to the letter. No world, no legal actions, no reasoning.
 */
public final class ReplayControl {

  private ReplayControl() {}

  /**
   * Result.
   *
   * @param right answers a step
   * @param asked demonstrations that have this step
   */
  public record Accuracy(int[] right, int[] asked) {

    /** Mean over all steps of the share of right answers. */
    public double mean() {
      double sum = 0;
      for (int i = 0; i < right.length; i++) {
        sum += (double) right[i] / asked[i];
      }
      return sum / right.length;
    }
  }

  /**
   * One demonstration, asked for step by step.
   *
   * @param demonstration its number in the pool
   * @param right whether each answer was the demonstration's action
   * @param tally of the answers
   */
  public record Episode(int demonstration, boolean[] right, Tally tally) {

    /** Share of right answers. */
    public double accuracy() {
      int count = 0;
      for (boolean r : right) {
        count += r ? 1 : 0;
      }
      return (double) count / right.length;
    }
  }

  /** Replays the demonstration that LMAct's draw gives an episode. */
  public static Episode episode(
      Player player, TextForm form, Pool pool, PromptBuilder builder, long seed) {
    Demonstration demo = pool.get(pool.draw(seed, 0, true).start());
    List<Demonstration> shown = List.of(demo);
    Prompt frozen = builder.frozen(shown);
    player.reset(seed);
    boolean[] right = new boolean[demo.actions().size()];
    List<String> answers = new ArrayList<>();
    int illegal = 0;
    int invalid = 0;
    int empty = 0;
    for (int t = 0; t < right.length; t++) {
      List<Observation> seen = demo.observations().subList(0, t + 1);
      List<String> done = demo.actions().subList(0, t);
      Turn turn =
          new Turn(
              () -> builder.prompt(frozen, 1, seen, done),
              form,
              builder.representation(),
              shown,
              seen,
              done);
      String answer = player.answer(turn);
      answers.add(answer);
      String text = Answers.STRICT.read(answer, form, turn.now());
      right[t] = text.equals(demo.actions().get(t));
      if (text.isEmpty()) {
        empty++;
        illegal++;
      } else if (!form.legal(text, turn.now())) {
        illegal++;
        invalid += form.invalid(text) ? 1 : 0;
      }
    }
    return new Episode(
        demo.id(),
        right,
        new Tally(
            right.length,
            illegal,
            invalid,
            empty,
            List.of(demo.id()),
            demo.id(),
            answers,
            player.usage()));
  }

  /**
   * Runs it.
   *
   * @param episodes demonstrations to replay, drawn as LMAct draws: by the episode's number
   */
  public static Accuracy run(
      Player player, TextForm form, Pool pool, PromptBuilder builder, int episodes, long seed) {
    List<int[]> counts = new ArrayList<>();
    for (int e = 0; e < episodes; e++) {
      boolean[] right = episode(player, form, pool, builder, seed + e).right();
      for (int t = 0; t < right.length; t++) {
        if (counts.size() == t) {
          counts.add(new int[2]);
        }
        counts.get(t)[0] += right[t] ? 1 : 0;
        counts.get(t)[1]++;
      }
    }
    return new Accuracy(
        counts.stream().mapToInt(c -> c[0]).toArray(),
        counts.stream().mapToInt(c -> c[1]).toArray());
  }
}
