package foxden.policies.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Interval;
import foxden.policies.expert.TrashExpert;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.FoxStream;
import foxden.policies.nn.Kernels;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.household.TrashFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StudyTest {

  private static FoxCheckpoint fox() {
    FoxModel model =
        new FoxModel(
            FoxConfig.of(2, 16, 2, 24).initialised(0.3f, 1, 1),
            List.of(new FoxModel.Input("a", 3)),
            4,
            Kernels.create(1));
    model.initialise(5);
    return new FoxCheckpoint(model, "t", new JsonObject(), "h");
  }

  private static FoxStream read(FoxCheckpoint fox) {
    FoxStream stream = new FoxStream(fox.model());
    for (int t = 0; t < 6; t++) {
      stream.append(0, new float[] {t, 1, -t * 0.5f}, new Mind.Token("a", "a", t));
    }
    return stream;
  }

  @Test
  void aSilentHeadChangesTheOutputAndLeavesTheCheckpointAlone() {
    FoxCheckpoint fox = fox();
    float[] before = read(fox).output();
    float[] cut = read(HeadAblation.silent(fox, 1, 0)).output();
    assertFalse(Arrays.equals(before, cut));
    assertArrayEquals(before, read(fox).output());
    assertThrows(IllegalArgumentException.class, () -> HeadAblation.silent(fox, 2, 0));
  }

  @Test
  void anOpenGateForgetsNothingAndTheOthersForgetAsBefore() {
    FoxCheckpoint fox = fox();
    float[] gates = read(HeadAblation.open(fox, 0, 1)).logForgetSince(0, 0);
    assertEquals(0, gates[1], 1e-9);
    assertTrue(gates[0] < -0.01);
    assertEquals(read(fox).logForgetSince(0, 0)[0], gates[0]);
  }

  @Test
  void theWordsOfATableMakeItsPolicyAgain() throws IOException {
    FoxCheckpoint trash = FoxCheckpoint.load(Path.of("checkpoints", "trash"), Kernels.create(1));
    List<String> rows = Variant.heads(trash);
    int places = trash.model().config().layers() * trash.model().config().heads();
    assertEquals(1 + 2 * places, rows.size());
    for (String words : List.of("whole", "head 1.2 off", "gate 0.3 open", "sigma 0.01")) {
      assertEquals("study:" + words, Variant.of(words, trash).name());
      assertEquals(trash.hash(), Variant.of(words, trash).checkpoint());
    }
    for (String words : List.of("", "head 1.2", "head 1.2 open", "gate 9.0 open", "sigma x")) {
      String said =
          assertThrows(IllegalArgumentException.class, () -> Variant.of(words, trash)).getMessage();
      assertFalse(said.contains("\n"), said);
    }
  }

  @Test
  void pairsThatAllDifferAlikeLeaveAnInterval() {
    double[] worse = new double[20];
    assertTrue(Interval.ofPairs(worse).low() < 0 && Interval.ofPairs(worse).high() > 0);
    Arrays.fill(worse, -1);
    Interval all = Interval.ofPairs(worse);
    assertTrue(all.low() <= -0.95 && all.high() > -1 && all.high() < -0.7, all.toString());
    double[] one = new double[20];
    one[3] = 1;
    assertTrue(Interval.ofPairs(one).low() < 0, "one of twenty is no difference");
  }

  /** Remembers what it was shown. */
  private static final class Witness implements Policy {
    private Observation seen = new Observation(0, 0, Map.of());

    @Override
    public String name() {
      return "witness";
    }

    @Override
    public Set<String> channels() {
      return Set.of();
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {}

    @Override
    public Decision act(Observation observation) {
      seen = observation;
      return new Decision(new Action.VectorAction(new float[1]), Trace.NONE);
    }
  }

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "t",
          "none",
          0.01,
          10,
          100,
          List.of(
              new ChannelSpec(
                  "proprio.qpos", ChannelSpec.Kind.VECTOR, 2, List.of("arm rad", "gripper mm")),
              new ChannelSpec(
                  "truth.objects",
                  ChannelSpec.Kind.VECTOR,
                  5,
                  List.of("o.z", "o.qx", "o.qy", "o.qz", "o.qw"))),
          new ActionSpec.Box(new float[] {0}, new float[] {1}, List.of("x")),
          List.of(),
          List.of());

  private static Observation observe() {
    return new Observation(
        0,
        0,
        Map.of(
            "proprio.qpos",
            new Observation.Vector(new float[] {0.5f, 90}),
            "truth.objects",
            new Observation.Vector(new float[] {1, 0, 0, 0, 1})));
  }

  private static Observation seen(double sigma, long seed) {
    Witness witness = new Witness();
    NoisyPolicy noisy = new NoisyPolicy(witness, sigma);
    noisy.reset(SPEC, seed);
    noisy.act(observe());
    return witness.seen;
  }

  @Test
  void noiseIsOnLengthsAndAnglesRepeatsAndLeavesGrippersAlone() {
    Observation noisy = seen(0.1, 7);
    float[] q = noisy.vector("proprio.qpos");
    assertTrue(q[0] != 0.5f);
    assertEquals(90, q[1]);
    float[] o = noisy.vector("truth.objects");
    assertTrue(o[0] != 1);
    assertEquals(1, Math.sqrt(o[1] * o[1] + o[2] * o[2] + o[3] * o[3] + o[4] * o[4]), 1e-6);
    assertTrue(o[4] < 1);
    assertArrayEquals(q, seen(0.1, 7).vector("proprio.qpos"));
    assertFalse(Arrays.equals(q, seen(0.1, 8).vector("proprio.qpos")));
    assertArrayEquals(observe().vector("proprio.qpos"), seen(0, 7).vector("proprio.qpos"));
  }

  @Test
  void theExpertDoesEverySubTaskFromItsOwnStarts() {
    List<Evaluation.SubTask> rows =
        new SubTaskStarts(new TrashFactory(), TrashExpert::new, TrashExpert::new)
            .run(1, 0, 3000, () -> {});
    assertEquals(4, rows.size());
    for (Evaluation.SubTask row : rows) {
      assertEquals(1, row.n());
      assertEquals(1, row.rate(), row.name());
    }
  }
}
