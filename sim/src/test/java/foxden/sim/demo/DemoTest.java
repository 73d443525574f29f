package foxden.sim.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.toy.Recordings;
import foxden.sim.toy.ToyDriver;
import foxden.sim.toy.ToyEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // a null fails the test
class DemoTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("demo.mcap");
  }

  @Test
  void whatIsReadIsWhatTheWorldGave() throws IOException {
    List<StepResult> live =
        Recordings.record(file(), new ToyEnvironment(), new ToyDriver("toy", 0.09), 7, 730);
    Demo demo = Demo.open(file());
    assertTrue(demo.damage().isEmpty());
    assertEquals(731, demo.frames());
    assertEquals(new ToyEnvironment().spec().bodies(), demo.spec().bodies());
    assertEquals(7, demo.info().seed());
    assertEquals("none", demo.info().settings().get("checkpoint"));
    assertFalse(demo.end().finished().isEmpty());
    for (int i = 0; i < demo.frames(); i++) {
      StepResult a = live.get(i);
      StepResult b = demo.result(i);
      assertEquals(a.step(), b.step());
      assertEquals(a.time(), b.time(), 1e-9);
      assertEquals(a.hash(), b.hash());
      assertEquals(a.events(), b.events());
      assertEquals(a.goals().qScore(), b.goals().qScore());
      assertEquals(a.reward(), b.reward());
      // 30 Hz, rounded to 1e-5, interpolated between: 0.02 s of 0.1 m/s at the very most.
      assertArrayEquals(a.state().poses(), b.state().poses(), 1e-3f, "step " + i);
      assertEquals(a.contacts().size(), b.contacts().size(), 1);
      if (i % 10 == 0) {
        assertArrayEquals(
            a.observation().vector("proprio.qpos"), b.observation().vector("proprio.qpos"));
        assertArrayEquals(a.observation().vector("truth.box"), b.observation().vector("truth.box"));
        assertEquals(a.observation().text("says"), b.observation().text("says"));
      }
    }
    assertEquals(
        live.get(730).goals(), demo.result(730).goals(), "the last frame is written in full");
    assertEquals(4, demo.snapshots().size());
    assertEquals(400, demo.snapshotBefore(599).orElseThrow().step());
    assertEquals("struck", demo.events().get(0).event().kind());
    assertEquals("toy", demo.driver(5));
    assertEquals(20, demo.trace(25).orElseThrow().observed());
    assertEquals("push 4", demo.trace(25).orElseThrow().trace().texts().get("plan"));
    assertEquals(-0.125f, demo.trace(25).orElseThrow().trace().arrays().get("gate").values()[0]);
    assertEquals(500, demo.step(demo.frameAtTime(5)));
    assertEquals(0, demo.frameOfStep(-3));
    assertEquals(730, demo.frameOfStep(9999));
  }

  @Test
  void actionsAreReadBackToTheBit() throws IOException {
    ToyEnvironment env = new ToyEnvironment();
    ToyDriver driver = new ToyDriver("toy", 1 / 3.0);
    Recordings.record(file(), env, driver, 7, 200);
    Demo demo = Demo.open(file());
    driver.reset(env.spec(), 7);
    StepResult r = env.reset(7);
    Action wanted = driver.act(r.observation()).action();
    for (int i = 0; i < 200 && !r.done(); i++) {
      if (i % 10 == 0) {
        wanted = driver.act(r.observation()).action();
      }
      r = env.step(wanted);
      assertTrue(FrameEncoder.same(wanted, demo.action(r.step())));
    }
  }

  @Test
  void verifiesToTheBit() throws IOException {
    Recordings.record(file(), new ToyEnvironment(), new ToyDriver("toy", 0.09), 7, 500);
    Replayer.Verdict verdict =
        new Replayer(Demo.open(file()), new ToyEnvironment()).verify(step -> {});
    assertTrue(verdict.exact());
    assertEquals("replay: 500 steps, bit-exact", verdict.line());
  }

  @Test
  void aGridWorldEpisodeVerifies() throws IOException {
    GridWorldEnvironment env = new GridWorldEnvironment();
    foxden.sim.Driver walker =
        new foxden.sim.Driver() {
          @Override
          public String name() {
            return "walker";
          }

          @Override
          public Set<String> channels() {
            return Set.of("grid");
          }

          @Override
          public void reset(foxden.sim.EnvironmentSpec spec, long seed) {}

          @Override
          public Decision act(Observation observation) {
            return new Decision(
                new Action.DiscreteAction((int) (observation.step() % 4)),
                new foxden.sim.Trace(Map.of(), Map.of()));
          }
        };
    List<StepResult> live = Recordings.record(file(), env, walker, 3, 100);
    Demo demo = Demo.open(file());
    assertEquals(live.size(), demo.frames());
    for (int i = 0; i < live.size(); i++) {
      assertEquals(live.get(i).goals(), demo.result(i).goals());
      assertArrayEquals(
          live.get(i).state().poses(), demo.result(i).state().poses(), 1e-5f, "step " + i);
    }
    assertTrue(new Replayer(demo, new GridWorldEnvironment()).verify(step -> {}).exact());
  }

  @Test
  void aWorldThatGoesAnotherWayIsNamed() throws IOException {
    ToyEnvironment env = new ToyEnvironment();
    ToyDriver driver = new ToyDriver("toy", 0.09);
    // A saboteur pushes harder in one step, behind the recorder's back.
    float swing = (float) StrictMath.sin(120 * 0.013);
    foxden.sim.Environment crooked =
        new Crooked(env, 123, new Action.VectorAction(new float[] {1, swing}));
    Recordings.record(file(), crooked, driver, 7, 500);
    Replayer.Verdict verdict =
        new Replayer(Demo.open(file()), new ToyEnvironment()).verify(step -> {});
    assertFalse(verdict.exact());
    assertEquals(123, verdict.divergedAt());
    // Arm and base share the base's displacement; the base is told first.
    assertTrue(
        verdict.line().matches("replay: diverged at step 123: robot/base_link by 0\\.\\d+ m"),
        verdict.line());
  }

  @Test
  void goesToAnyStepExactly() throws IOException {
    List<StepResult> live =
        Recordings.record(file(), new ToyEnvironment(), new ToyDriver("toy", 0.09), 7, 700);
    Replayer replayer = new Replayer(Demo.open(file()), new ToyEnvironment());
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      int step = random.nextInt(701);
      StepResult r = replayer.goTo(step);
      assertEquals(step, r.step());
      assertEquals(live.get(step).hash(), r.hash());
    }
  }

  @Test
  void anotherTaskIsRefused() throws IOException {
    Recordings.record(file(), new ToyEnvironment(), new ToyDriver("toy", 0.09), 7, 20);
    Demo demo = Demo.open(file());
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> new Replayer(demo, new GridWorldEnvironment()));
    assertTrue(e.getMessage().contains("'toy'"));
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Replayer(demo, new ToyEnvironment(5, 100_000)));
    assertTrue(e.getMessage().contains("6 then, 8 now"), e.getMessage());
  }

  @Test
  void aFileCutAnywhereOpensUpToItsLastWholeChunk() throws IOException {
    List<StepResult> live =
        Recordings.record(file(), new ToyEnvironment(), new ToyDriver("toy", 0.09), 7, 730);
    byte[] whole = Files.readAllBytes(file());
    Path cut = folder.resolve("cut.mcap");
    Random random = new Random(5);
    int opened = 0;
    int before = 0;
    int[] places = random.ints(60, 1, whole.length).sorted().toArray();
    for (int at : places) {
      Files.write(cut, java.util.Arrays.copyOf(whole, at));
      int frames = 0;
      String damage;
      try {
        Demo demo = Demo.open(cut);
        frames = demo.frames();
        damage = demo.damage().orElseThrow();
        assertEquals(live.get(frames - 1).hash(), demo.hash(frames - 1));
        opened++;
        assertTrue(new Replayer(demo, new ToyEnvironment()).verify(s -> {}).exact());
      } catch (IOException e) {
        damage = e.getMessage();
      }
      assertTrue(
          damage.matches(
              ".*cut\\.mcap: recoverable, " + frames + " frames to [0-9.]+ s, cut at byte " + at),
          damage);
      assertTrue(frames >= before, "frames never get fewer with more bytes");
      // A chunk a second: what is lost is less than 101 frames, once the header is there.
      before = frames;
    }
    assertTrue(opened > 40, "opened " + opened);
    assertTrue(before > 600);
  }

  @Test
  void everyFlippedByteIsNoticed() throws IOException {
    List<StepResult> live =
        Recordings.record(file(), new ToyEnvironment(), new ToyDriver("toy", 0.09), 7, 330);
    byte[] whole = Files.readAllBytes(file());
    Path bad = folder.resolve("bad.mcap");
    Random random = new Random(6);
    for (int i = 0; i < 150; i++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 + random.nextInt(255));
      Files.write(bad, bytes);
      try {
        Demo demo = Demo.open(bad);
        assertTrue(demo.damage().isPresent(), "byte " + at);
        for (int f = 0; f < demo.frames(); f++) {
          assertEquals(live.get((int) demo.step(f)).hash(), demo.hash(f), "byte " + at);
        }
      } catch (IOException e) {
        assertTrue(e.getMessage().startsWith(bad.toString()), e.getMessage());
      }
    }
  }

  @Test
  void aDamagedChunkLosesOnlyItself() throws IOException {
    Recordings.record(file(), new ToyEnvironment(), new ToyDriver("toy", 0.09), 7, 500);
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(), bytes);
    Demo demo = Demo.open(file());
    assertTrue(demo.frames() >= 400 && demo.frames() <= 501, "frames " + demo.frames());
    assertEquals(500, demo.lastStep());
    assertTrue(demo.damage().orElseThrow().contains("damaged"));
  }

  @Test
  void whatIsNoLogIsRefusedInOneSentence() throws IOException {
    Path text = folder.resolve("a.mcap");
    Files.writeString(text, "hello world");
    assertEquals(
        text + ": not an MCAP file (its first bytes are not MCAP's)",
        assertThrows(IOException.class, () -> Demo.open(text)).getMessage());
    Path nothing = folder.resolve("b.mcap");
    Files.write(nothing, new byte[0]);
    assertEquals(
        nothing + ": the file is empty",
        assertThrows(IOException.class, () -> Demo.open(nothing)).getMessage());
    Path missing = folder.resolve("c.mcap");
    assertEquals(
        missing + ": no such file",
        assertThrows(IOException.class, () -> Demo.open(missing)).getMessage());
  }

  @Test
  void aFullDiskStopsWithASentence() {
    Path impossible = Path.of("/proc/nowhere/demo.mcap");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                Recordings.record(
                    impossible, new ToyEnvironment(), new ToyDriver("toy", 0.09), 7, 10));
    assertTrue(e.getMessage().startsWith(impossible + ": cannot be written"), e.getMessage());
  }

  /** Applies another action than it was told in one step. */
  private record Crooked(ToyEnvironment inner, long at, Action instead)
      implements foxden.sim.Environment {
    @Override
    public foxden.sim.EnvironmentSpec spec() {
      return inner.spec();
    }

    @Override
    public StepResult reset(long seed) {
      return inner.reset(seed);
    }

    @Override
    public StepResult step(Action action) {
      return inner.step(inner.snapshot().step() + 1 == at ? instead : action);
    }

    @Override
    public foxden.sim.Snapshot snapshot() {
      return inner.snapshot();
    }

    @Override
    public StepResult restore(foxden.sim.Snapshot snapshot) {
      return inner.restore(snapshot);
    }
  }
}
