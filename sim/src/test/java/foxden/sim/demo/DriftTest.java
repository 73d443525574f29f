package foxden.sim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.toy.Recordings;
import foxden.sim.toy.ToyDriver;
import foxden.sim.toy.ToyEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pain 1 of the peers: nobody says where and why a replay parts from its recording. */
class DriftTest {

  @TempDir Path folder;

  /** A world whose cart is a little heavier from some step on. */
  private static final class Changed implements Environment {
    private final ToyEnvironment world = new ToyEnvironment();
    private final long from;

    Changed(long from) {
      this.from = from;
    }

    @Override
    public EnvironmentSpec spec() {
      return world.spec();
    }

    @Override
    public StepResult reset(long seed) {
      return world.reset(seed);
    }

    @Override
    public StepResult step(Action action) {
      float[] v = ((Action.VectorAction) action).values().clone();
      StepResult now = world.look();
      v[0] *= now.step() >= from ? 0.9f : 1;
      return world.step(new Action.VectorAction(v));
    }

    @Override
    public Snapshot snapshot() {
      return world.snapshot();
    }

    @Override
    public StepResult restore(Snapshot snapshot) {
      return world.restore(snapshot);
    }
  }

  private Demo demo() throws IOException {
    Path file = folder.resolve("d.mcap");
    Recordings.record(file, new ToyEnvironment(), new ToyDriver("toy", 0.2), 3, 300);
    return Demo.open(file);
  }

  @Test
  void theSameWorldDoesNotDrift() throws IOException {
    Drift d = Drift.measure(demo(), new ToyEnvironment(), "test", "17", r -> {});
    assertTrue(d.exact());
    assertEquals("300 steps, bit-exact", d.sentence());
    assertEquals(0, d.farthest());
  }

  @Test
  void saysTheFirstStepTheBodyAndHowFar() throws IOException {
    Drift d = Drift.measure(demo(), new Changed(100), "2.0", "99", r -> {});
    assertFalse(d.exact());
    assertEquals(101, d.divergedAt());
    assertTrue(d.seenAt() >= 101 && d.seenAt() < 110, "seen at " + d.seenAt());
    assertEquals("robot/base_link", d.body());
    assertTrue(d.farthest() > 0.02 && d.farthest() < 0.1, "apart " + d.farthest());
    for (int i = 0; i < 10; i++) {
      assertEquals(0, d.distances()[i], "before it nothing moves apart");
    }
    assertTrue(d.distances()[25] > d.distances()[15], "it grows");
    assertTrue(
        d.differences().contains("The Foxden was test, here it is 2.0."),
        d.differences().toString());
    assertTrue(d.differences().stream().anyMatch(s -> s.startsWith("The Java was")));
  }

  /** Moves as recorded, but something unseen is otherwise: another friction that nothing meets. */
  private static final class Hidden implements Environment {
    private final ToyEnvironment world = new ToyEnvironment();
    private final double friction;

    Hidden(double friction) {
      this.friction = friction;
    }

    @Override
    public EnvironmentSpec spec() {
      return world.spec();
    }

    @Override
    public StepResult reset(long seed) {
      return tell(world.reset(seed));
    }

    @Override
    public StepResult step(Action action) {
      return tell(world.step(action));
    }

    private StepResult tell(StepResult r) {
      return new StepResult(
          r.step(),
          r.time(),
          r.observation(),
          r.reward(),
          r.success(),
          r.done(),
          r.goals(),
          r.contacts(),
          r.events(),
          r.state(),
          r.hash() + Double.hashCode(friction));
    }

    @Override
    public Snapshot snapshot() {
      return world.snapshot();
    }

    @Override
    public StepResult restore(Snapshot snapshot) {
      return tell(world.restore(snapshot));
    }

    @Override
    public Map<String, double[]> bodyFacts() {
      return Map.of("bag", new double[] {1.5, friction, 1});
    }
  }

  @Test
  void otherFrictionAloneIsNamedAndMovesNothing() throws IOException {
    Path file = folder.resolve("hidden.mcap");
    Environment world = new Hidden(0.5);
    DemoInfo info =
        Recordings.info(world, 3).with(WorldFacts.SETTING, WorldFacts.of(new Hidden(0.5)));
    Recordings.record(file, info, world, new ToyDriver("toy", 0.2), 300);
    Demo demo = Demo.open(file);
    Drift d = Drift.measure(demo, new Hidden(0.3), info.foxden(), info.jdk(), r -> {});
    assertEquals(0, d.divergedAt());
    assertEquals(-1, d.seenAt(), d.body() + " only seems apart, between two logged places");
    assertEquals(
        "already the start (step 0) differs, but nothing is seen to move apart", d.sentence());
    assertEquals(List.of("The friction of bag was 0.5, here it is 0.3."), d.differences());
  }

  @Test
  void whereNothingDiffersItSaysSo() throws IOException {
    Demo demo = demo();
    Drift d = Drift.measure(demo, new Changed(0), demo.info().foxden(), demo.info().jdk(), r -> {});
    assertEquals(1, d.differences().size());
    assertTrue(d.differences().get(0).contains("not deterministic"));
  }
}
