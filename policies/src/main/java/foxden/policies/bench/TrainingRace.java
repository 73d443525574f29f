package foxden.policies.bench;

import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.Loss;
import foxden.policies.fox.TokenSequence;
import foxden.policies.fox.Trainer;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Our trainer and a rival's, step by step in turn, or ours alone. */
final class TrainingRace {

  private static final int WARM_STEPS = 10;
  private static final int ROUNDS = 5;
  private static final int STEPS_A_ROUND = 3;

  private TrainingRace() {}

  /**
   * Tokens per second: the median over the rounds of the best step in a round; {@code theirs} means
   * nothing when ours ran alone.
   */
  record Result(double ours, double theirs, long parameters) {}

  /** Mean squared error against numbers. */
  private static final Loss SQUARES =
      (out, at, n, target, gradient) -> {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          double d = out[at + i] - target[i];
          sum += d * d / n;
          gradient[at + i] = (float) (2 * d / n);
        }
        return sum;
      };

  static Result run(
      Rival.NetShape shape,
      int sequences,
      int tokens,
      Rival.@Nullable Training theirs,
      LongSupplier nanos) {
    FoxModel model =
        new FoxModel(
            FoxConfig.of(shape.layers(), shape.hidden(), shape.heads(), shape.wide()),
            List.of(new FoxModel.Input("x", shape.inputs())),
            shape.outputs(),
            Kernels.create(1));
    model.initialise(1);
    List<TokenSequence> batch = batch(shape, sequences, tokens);
    int steps = WARM_STEPS + ROUNDS * STEPS_A_ROUND;
    double[][] seconds = new double[2][steps];
    Trainer.Settings settings =
        new Trainer.Settings(
            steps + 1L, 1e-3, 10, 0.01, AdamW.Settings.PAPER, 1, Math.min(sequences, 4), 1_000_000);
    Trainer trainer = new Trainer(model, SQUARES, step -> batch, settings, 2, nanos);
    long[] before = {nanos.getAsLong()};
    int[] step = {-1};
    try {
      trainer.run(
          null,
          progress -> {
            long now = nanos.getAsLong();
            // The first step pays for memory; the clock begins after it.
            if (step[0] >= 0) {
              seconds[0][step[0]] = (now - before[0]) * 1e-9;
              if (theirs != null) {
                theirs.step();
              }
              seconds[1][step[0]] = (nanos.getAsLong() - now) * 1e-9;
            }
            step[0]++;
            before[0] = nanos.getAsLong();
            return step[0] < steps;
          });
    } catch (IOException e) {
      throw new IllegalStateException("training reads and writes no file here", e);
    }
    double all = (double) sequences * tokens;
    return new Result(
        all / median(seconds[0]), all / median(seconds[1]), model.parameters().values().length);
  }

  private static double median(double[] seconds) {
    double[] best = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      int from = WARM_STEPS + round * STEPS_A_ROUND;
      best[round] = Arrays.stream(seconds, from, from + STEPS_A_ROUND).min().orElse(Double.NaN);
    }
    Arrays.sort(best);
    return best[ROUNDS / 2];
  }

  private static List<TokenSequence> batch(Rival.NetShape shape, int sequences, int tokens) {
    Random random = new Random(9);
    List<TokenSequence> all = new ArrayList<>();
    for (int s = 0; s < sequences; s++) {
      float[][] inputs = new float[tokens][shape.inputs()];
      float[][] targets = new float[tokens][shape.outputs()];
      for (int t = 0; t < tokens; t++) {
        for (int i = 0; i < shape.inputs(); i++) {
          inputs[t][i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < shape.outputs(); i++) {
          targets[t][i] = (float) random.nextGaussian();
        }
      }
      all.add(new TokenSequence(new int[tokens], inputs, targets));
    }
    return all;
  }
}
