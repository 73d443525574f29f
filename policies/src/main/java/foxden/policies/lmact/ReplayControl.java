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
   * Runs it.
   *
   * @param episodes demonstrations to replay, drawn as LMAct draws: by the episode's number
   */
  public static Accuracy run(
      Player player, TextForm form, Pool pool, PromptBuilder builder, int episodes, long seed) {
    List<int[]> counts = new ArrayList<>();
    for (int e = 0; e < episodes; e++) {
      Demonstration demo = pool.get(pool.draw(seed + e, 0, true).start());
      List<Demonstration> shown = List.of(demo);
      Prompt frozen = builder.frozen(shown);
      player.reset(seed + e);
      for (int t = 0; t < demo.actions().size(); t++) {
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
        String text = Answers.STRICT.read(player.answer(turn), form, turn.now());
        if (counts.size() == t) {
          counts.add(new int[2]);
        }
        counts.get(t)[0] += text.equals(demo.actions().get(t)) ? 1 : 0;
        counts.get(t)[1]++;
      }
    }
    return new Accuracy(
        counts.stream().mapToInt(c -> c[0]).toArray(),
        counts.stream().mapToInt(c -> c[1]).toArray());
  }
}
