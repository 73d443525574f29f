package foxden.policies.fox.household;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.TokenSequence;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WorldState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from recording to driving, on a small world: a disc drives to a ball and grips. */
class HouseholdFoxTest {

  /** A base (x, y, yaw rates) and one gripper, to be kept closed by the ball for 0.6 s. */
  private static final class Plain implements Environment {
    private final double[] base = new double[3];
    private final double[] ball = new double[2];
    private long step;
    private int held;
    private boolean done;

    private final EnvironmentSpec spec =
        new EnvironmentSpec(
            "plain",
            "none",
            0.05,
            2,
            400,
            List.of(
                vector("proprio.qpos", 4),
                vector("proprio.qvel", 4),
                vector("proprio.hands", 14),
                vector("proprio.grip", 2),
                vector("truth.base", 3),
                new ChannelSpec(
                    "truth.objects",
                    ChannelSpec.Kind.VECTOR,
                    14,
                    List.of(
                        "ball.x", "ball.y", "ball.z", "ball.qx", "ball.qy", "ball.qz", "ball.qw",
                        "post.x", "post.y", "post.z", "post.qx", "post.qy", "post.qz", "post.qw")),
                vector("truth.joints", 0),
                vector("truth.goals", 1)),
            new ActionSpec.Box(
                new float[] {-1, -1, -1, 0},
                new float[] {1, 1, 1, 100},
                List.of("base vx m/s", "base vy m/s", "base wz rad/s", "gripper mm")),
            List.of(),
            List.of());

    private static ChannelSpec vector(String name, int size) {
      return new ChannelSpec(name, ChannelSpec.Kind.VECTOR, size, List.of());
    }

    @Override
    public EnvironmentSpec spec() {
      return spec;
    }

    @Override
    public StepResult reset(long seed) {
      Random random = new Random(seed);
      base[0] = 4 * random.nextDouble() - 2;
      base[1] = 4 * random.nextDouble() - 2;
      base[2] = 6 * random.nextDouble() - 3;
      ball[0] = 4 * random.nextDouble() - 2;
      ball[1] = 4 * random.nextDouble() - 2;
      step = 0;
      held = 0;
      done = false;
      return result();
    }

    @Override
    public StepResult step(Action action) {
      float[] v = ((Action.VectorAction) action).values();
      double cos = Math.cos(base[2]);
      double sin = Math.sin(base[2]);
      base[0] += 0.05 * (cos * v[0] - sin * v[1]);
      base[1] += 0.05 * (sin * v[0] + cos * v[1]);
      base[2] += 0.05 * v[2];
      step++;
      held = distance() < 0.3 && v[3] < 50 ? held + 1 : 0;
      done = held >= 12;
      return result();
    }

    private double distance() {
      return Math.hypot(ball[0] - base[0], ball[1] - base[1]);
    }

    private StepResult result() {
      Map<String, Observation.Channel> channels = new HashMap<>();
      channels.put("proprio.qpos", new Observation.Vector(new float[] {0, 0, 0, 90}));
      channels.put("proprio.qvel", new Observation.Vector(new float[4]));
      channels.put("proprio.hands", new Observation.Vector(new float[14]));
      channels.put("proprio.grip", new Observation.Vector(new float[2]));
      channels.put(
          "truth.base",
          new Observation.Vector(new float[] {(float) base[0], (float) base[1], (float) base[2]}));
      float[] objects = new float[14];
      objects[0] = (float) ball[0];
      objects[1] = (float) ball[1];
      objects[6] = 1;
      objects[13] = 1;
      channels.put("truth.objects", new Observation.Vector(objects));
      channels.put("truth.joints", new Observation.Vector(new float[0]));
      channels.put("truth.goals", new Observation.Vector(new float[] {done ? 1 : 0}));
      return new StepResult(
          step,
          step * 0.05,
          new Observation(step, step * 0.05, channels),
          done ? 1 : 0,
          done,
          done || step >= 400,
          Goals.NONE,
          List.of(),
          List.of(),
          new WorldState(new float[0], new float[0]),
          step);
    }

    @Override
    public Snapshot snapshot() {
      throw new UnsupportedOperationException();
    }

    @Override
    public StepResult restore(Snapshot snapshot) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class PlainFactory implements EnvironmentFactory {
    @Override
    public String task() {
      return "plain";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public Environment create() {
      return new Plain();
    }
  }

  /** Drives straight to the ball and closes. */
  private static final class PlainExpert implements Policy {
    @Override
    public String name() {
      return "expert";
    }

    @Override
    public Set<String> channels() {
      return Set.of("truth.base", "truth.objects");
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {}

    @Override
    public Decision act(Observation o) {
      float[] base = o.vector("truth.base");
      float[] objects = o.vector("truth.objects");
      double dx = objects[0] - base[0];
      double dy = objects[1] - base[1];
      double x = Math.cos(base[2]) * dx + Math.sin(base[2]) * dy;
      double y = -Math.sin(base[2]) * dx + Math.cos(base[2]) * dy;
      float vx = (float) Math.max(-1, Math.min(1, 2 * x));
      float vy = (float) Math.max(-1, Math.min(1, 2 * y));
      float grip = Math.hypot(dx, dy) < 0.2 ? 10 : 90;
      return new Decision(new Action.VectorAction(new float[] {vx, vy, 0, grip}), Trace.NONE);
    }
  }

  private static HouseholdTraining training(Path cache) {
    return new HouseholdTraining(
        "plain",
        new PlainFactory(),
        PlainExpert::new,
        new HouseholdTraining.Plan(
            List.of("ball", "post"),
            30,
            FoxConfig.of(2, 32, 2, 48).initialised(0.1f, 3, 2),
            4,
            20,
            32,
            8,
            200,
            4e-3,
            1,
            10,
            60,
            2,
            cache));
  }

  @Test
  void aFoxLearnsToDriveByImitation(@TempDir Path dir) throws IOException {
    HouseholdTraining training = training(dir.resolve("episodes"));
    FoxCheckpoint made =
        training.train(dir.resolve("fox"), 200, 1, 2, System::nanoTime, progress -> true);
    FoxCheckpoint loaded = FoxCheckpoint.load(dir.resolve("fox"), made.model().kernels());
    HouseholdFoxPolicy fox = new HouseholdFoxPolicy(loaded);
    Plain world = new Plain();
    int reached = 0;
    for (int seed = 0; seed < 20; seed++) {
      reached += drive(world, fox, seed) ? 1 : 0;
    }
    assertTrue(reached >= 15, reached + " of 20");
    Mind mind = fox.mind().orElseThrow();
    assertEquals("objects", mind.token(0).group());
    assertEquals("proprio", mind.token(1).group());
    assertTrue(mind.tokens() - mind.firstInContext() <= 40);
  }

  private static boolean drive(Plain world, Policy policy, long seed) {
    StepResult result = world.reset(seed);
    policy.reset(world.spec(), seed);
    Action action = new Action.VectorAction(new float[4]);
    while (!result.done()) {
      if (result.step() % 2 == 0) {
        action = policy.act(result.observation()).action();
      }
      result = world.step(action);
    }
    return result.success();
  }

  @Test
  void recordedEpisodesAreKeptAndNoiseLeavesLabelsAlone(@TempDir Path dir) throws IOException {
    Plain world = new Plain();
    Sight sight = new Sight(world.spec(), List.of("ball", "post"));
    EpisodeRecorder.Noise noise = new EpisodeRecorder.Noise(0.2, 5, 0.5, 0.1);
    Episode episode = new EpisodeRecorder(world, new PlainExpert(), sight, noise).record(3);
    int differing = 0;
    for (int t = 0; t < episode.decisions(); t++) {
      differing += Arrays.equals(episode.labels()[t], episode.applied()[t]) ? 0 : 1;
    }
    assertTrue(differing > 0 && differing < episode.decisions());
    Path file = dir.resolve("e.bin");
    episode.write(file);
    Episode read = Episode.read(file);
    assertEquals(episode.decisions(), read.decisions());
    assertArrayEquals(episode.objects()[5], read.objects()[5]);
    assertArrayEquals(episode.applied()[4], read.applied()[4]);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThrows(IOException.class, () -> Episode.read(file));
  }

  @Test
  void targetsAreTheComingActionsAndMasksEndWithTheEpisode() {
    Plain world = new Plain();
    Sight sight = new Sight(world.spec(), List.of("ball", "post"));
    Episode episode =
        new EpisodeRecorder(world, new PlainExpert(), sight, EpisodeRecorder.Noise.NONE).record(4);
    int n = episode.decisions();
    Windows windows = new Windows(List.of(episode), 4, 1000, 3, 0, 1, 5);
    TokenSequence sequence = windows.batch(0).get(0);
    assertEquals(2 * n, sequence.tokens());
    float[] target = sequence.targets()[2 * (n - 2) + 1];
    // A hand closed a few decisions before: that counts three times.
    assertArrayEquals(new float[] {3, 3, 0, 0}, Arrays.copyOfRange(target, 16, 20));
    assertArrayEquals(episode.labels()[n - 1], Arrays.copyOfRange(target, 4, 8));
    float[] body = sequence.inputs()[2 * 6 + 1];
    assertArrayEquals(episode.applied()[5], Arrays.copyOfRange(body, body.length - 4, body.length));
  }

  @Test
  void chunkLossGradientMatchesDifferences() {
    ChunkLoss loss =
        new ChunkLoss(2, new boolean[] {false, true, false}, new float[] {2, 1, 1}, 0.1f);
    float[] out = {0.2f, -0.7f, 0.05f, 1.2f, 0.3f, -0.4f};
    float[] target = {0.25f, 1, 0.5f, 1, -1, -0.42f, 1, 1};
    float[] gradient = new float[6];
    loss.apply(out, 0, 6, target, gradient);
    for (int i = 0; i < 6; i++) {
      float[] up = out.clone();
      float[] down = out.clone();
      up[i] += 1e-3f;
      down[i] -= 1e-3f;
      double difference =
          loss.apply(up, 0, 6, target, new float[6]) - loss.apply(down, 0, 6, target, new float[6]);
      assertEquals(difference / (up[i] - down[i]), gradient[i], 1e-4);
    }
    float[] masked = target.clone();
    masked[7] = 0;
    loss.apply(out, 0, 6, masked, gradient);
    assertArrayEquals(new float[3], Arrays.copyOfRange(gradient, 3, 6));
  }

  @Test
  void actionsComeBackFromNormalisation() {
    Sight sight = new Sight(new Plain().spec(), List.of("ball", "post"));
    float[] action = {0.5f, -1, 0.25f, 10};
    float[] x = sight.normalise(action);
    assertEquals(1, x[3]);
    assertArrayEquals(
        action, sight.denormalise(x, new float[] {0, 0, 0, 10}, new float[] {0, 0, 0, 90}), 1e-6f);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Sight(new Plain().spec(), List.of("ball", "tower")));
    assertTrue(String.valueOf(e.getMessage()).contains("scene"));
  }
}
