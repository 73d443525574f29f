package foxden.sim.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import foxden.sim.toy.Recordings;
import foxden.sim.toy.ToyDriver;
import foxden.sim.toy.ToyEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // a null fails the test
class SimLoopTest {

  @TempDir Path folder;

  private final ToyEnvironment env = new ToyEnvironment();
  private final SimLoop loop = new SimLoop(env, ToyClock.STEADY);
  private final Watcher watcher = new Watcher();

  @AfterEach
  void close() {
    loop.close();
  }

  private void begin(Driver driver) {
    loop.addListener(watcher);
    loop.drive(driver);
    loop.reset(7);
  }

  private static List<StepResult> alone(double speed, int steps, Path file) throws IOException {
    return Recordings.record(file, new ToyEnvironment(), new ToyDriver("toy", speed), 7, steps);
  }

  @Test
  void steppingInTheLoopIsSteppingAlone() throws Exception {
    begin(new ToyDriver("toy", 0.05));
    loop.step(250);
    watcher.frame(f -> f.result().step() == 250);
    List<StepResult> alone = alone(0.05, 250, folder.resolve("a.mcap"));
    for (LoopFrame frame : List.copyOf(watcher.frames)) {
      assertEquals(alone.get((int) Watcher.step(frame)).hash(), frame.result().hash());
      assertTrue(Watcher.fits(env.spec(), frame));
    }
    assertEquals("toy", watcher.last().driver());
    assertEquals(240, watcher.last().traceStep());
  }

  @Test
  void aDriverThatWaitsForSomebodyIsLetGoAtARestartAndAskedAnew() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch open = new CountDownLatch(1);
    ToyDriver answers = new ToyDriver("toy", 0.05);
    Semaphore letGo = new Semaphore(0);
    begin(
        new Driver() {
          @Override
          public String name() {
            return "person";
          }

          @Override
          public Set<String> channels() {
            return answers.channels();
          }

          @Override
          public void reset(EnvironmentSpec spec, long seed) {
            answers.reset(spec, seed);
          }

          @Override
          public void unwanted() {
            letGo.release();
          }

          @Override
          public Decision act(Observation observation) {
            asked.countDown();
            open.countDown();
            letGo.acquireUninterruptibly();
            return answers.act(observation);
          }
        });
    loop.play();
    assertTrue(open.await(10, TimeUnit.SECONDS));
    loop.reset(8);
    loop.play();
    assertTrue(asked.await(10, TimeUnit.SECONDS), "the new episode's question was never asked");
    letGo.release(1_000_000);
  }

  @Test
  void backShowsThePastAndBranchGoesOnFromThere() throws Exception {
    begin(new ToyDriver("toy", 0.05));
    loop.step(300);
    watcher.frame(f -> f.result().step() == 300);
    watcher.clear();
    loop.back(1);
    LoopFrame back = watcher.frame(f -> f.result().step() == 299);
    assertTrue(back.jumped());
    loop.seek(123);
    watcher.frame(f -> f.result().step() == 123);
    // Without a branch the past is walked through again.
    loop.step(1);
    LoopFrame again = watcher.frame(f -> f.result().step() == 124);
    assertFalse(again.jumped());
    loop.seek(123);
    loop.branch();
    watcher.clear();
    loop.step(100);
    watcher.frame(f -> f.result().step() == 223);
    List<StepResult> alone = alone(0.05, 300, folder.resolve("a.mcap"));
    // The driver forgot and was shown the past again: the same bits as if nothing had happened.
    for (LoopFrame frame : List.copyOf(watcher.frames)) {
      assertEquals(alone.get((int) Watcher.step(frame)).hash(), frame.result().hash());
    }
    assertEquals(223, watcher.status(s -> s.step() == 223).last());
  }

  @Test
  void aHandoverIsSmoothAndLogged() throws Exception {
    begin(new ToyDriver("toy", 0.2));
    Path file = folder.resolve("b.mcap");
    loop.record(file, Recordings.info(env, 7));
    loop.step(55);
    watcher.frame(f -> f.result().step() == 55);
    loop.takeOver(new ToyDriver("human", -0.2));
    loop.step(45);
    watcher.frame(f -> f.result().step() == 100);
    loop.handBack();
    loop.step(50);
    watcher.frame(f -> f.result().step() == 150);
    loop.stopRecording();
    watcher.status(s -> s.step() == 150 && s.recording().isEmpty());
    List<LoopFrame> frames = List.copyOf(watcher.frames);
    float before = 0.2f;
    for (LoopFrame frame : frames) {
      if (frame.action() instanceof Action.VectorAction vector && Watcher.step(frame) > 1) {
        float now = vector.values()[0];
        assertTrue(Math.abs(now - before) < 0.03, "a jerk of " + (now - before));
        before = now;
      }
    }
    assertTrue(
        frames.stream()
            .anyMatch(
                f ->
                    f.result().events().stream()
                        .anyMatch(e -> e.kind().equals("takeover") && e.text().contains("human"))));
    Demo demo = Demo.open(file);
    assertEquals("human", demo.driver(80));
    assertEquals("toy", demo.driver(140));
    assertEquals(151, demo.frames());
    assertTrue(new Replayer(demo, new ToyEnvironment()).verify(s -> {}).exact());
  }

  /** Answers when told to. */
  private static final class Slow implements Driver {
    final CountDownLatch go = new CountDownLatch(1);
    int calls;

    @Override
    public String name() {
      return "slow";
    }

    @Override
    public Set<String> channels() {
      return Set.of();
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {}

    @Override
    public Decision act(Observation observation) {
      calls++;
      if (calls == 2) {
        try {
          assertTrue(go.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return new Decision(new Action.VectorAction(new float[] {0.01f * calls, 0}), Trace.NONE);
    }
  }

  @Test
  void aLateAnswerHoldsTheLastActionAndIsLogged() throws Exception {
    Slow slow = new Slow();
    begin(slow);
    Path file = folder.resolve("c.mcap");
    loop.live(true);
    loop.deadline(20, TimeUnit.MILLISECONDS);
    loop.record(file, Recordings.info(env, 7));
    loop.step(25);
    LoopFrame held = watcher.frame(f -> f.result().step() == 11);
    assertArrayEquals(new float[] {0.01f, 0}, ((Action.VectorAction) held.action()).values());
    assertEquals("late", held.result().events().get(0).kind());
    watcher.frame(f -> f.result().step() == 25);
    slow.go.countDown();
    // The answer comes when its thread is next given time: step on until it is seen.
    long step = 25;
    boolean seen = false;
    while (!seen && step < 3000) {
      Thread.sleep(10);
      loop.step(1);
      step++;
      long wanted = step;
      LoopFrame frame = watcher.frame(f -> f.result().step() == wanted);
      seen = frame.result().events().stream().anyMatch(e -> e.kind().equals("late-answer"));
    }
    assertTrue(seen);
    loop.stopRecording();
    watcher.status(s -> s.step() > 25 && s.recording().isEmpty());
    // What was applied was logged, so what came from outside can be fed back.
    Demo demo = Demo.open(file);
    assertTrue(new Replayer(demo, new ToyEnvironment()).verify(s -> {}).exact());
    assertTrue(demo.events().stream().anyMatch(e -> e.event().kind().equals("late")));
  }

  @Test
  void inLockstepTheWorldWaits() throws Exception {
    Slow slow = new Slow();
    begin(slow);
    loop.step(12);
    watcher.frame(f -> f.result().step() == 10);
    Thread.sleep(100);
    assertEquals(10, Watcher.step(watcher.last()));
    slow.go.countDown();
    LoopFrame frame = watcher.frame(f -> f.result().step() == 12);
    assertArrayEquals(new float[] {0.02f, 0}, ((Action.VectorAction) frame.action()).values());
  }

  @Test
  void aDriverLearnsWhatOthersDid() throws Exception {
    List<Action> told = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
    ToyDriver inner = new ToyDriver("policy", 0.2);
    Driver policy =
        new Driver() {
          @Override
          public String name() {
            return inner.name();
          }

          @Override
          public Set<String> channels() {
            return inner.channels();
          }

          @Override
          public void reset(EnvironmentSpec spec, long seed) {
            told.clear();
            inner.reset(spec, seed);
          }

          @Override
          public Decision act(Observation observation) {
            return inner.act(observation);
          }

          @Override
          public void applied(Action action) {
            told.add(action);
          }
        };
    begin(policy);
    loop.step(100);
    watcher.frame(f -> f.result().step() == 100);
    assertEquals(0, told.size());
    loop.takeOver(new ToyDriver("human", -0.1));
    loop.step(50);
    watcher.frame(f -> f.result().step() == 150);
    loop.handBack();
    loop.step(1);
    watcher.frame(f -> f.result().step() == 151);
    assertEquals(5, told.size());
    assertEquals(-0.1f, ((Action.VectorAction) told.get(4)).values()[0]);
  }

  @Test
  void conditionsAndGoalsPause() throws Exception {
    begin(new ToyDriver("toy", 0.5));
    loop.breakOn(
        List.of(
            new BreakCondition.OnEvent("struck"),
            new BreakCondition.AtStep(100),
            new BreakCondition.OnContact("box", "")));
    loop.speed(Double.POSITIVE_INFINITY);
    loop.play();
    LoopStatus struck = watcher.status(s -> s.message().contains("struck"));
    assertFalse(struck.playing());
    assertTrue(struck.message().startsWith("Paused at step "), struck.message());
    loop.play();
    watcher.status(s -> s.message().equals("Paused at step 100: step 100 was reached."));
    loop.breakOn(List.of());
    loop.play();
    LoopStatus end = watcher.status(s -> s.message().startsWith("All goals hold at step"));
    assertFalse(end.playing());
    assertFalse(end.error());
  }

  @Test
  void aFaultPausesWithASentenceAndTheLoopLivesOn() throws Exception {
    Driver faulty =
        new Driver() {
          @Override
          public String name() {
            return "faulty";
          }

          @Override
          public Set<String> channels() {
            return Set.of();
          }

          @Override
          public void reset(EnvironmentSpec spec, long seed) {}

          @Override
          public Decision act(Observation observation) {
            throw new IllegalStateException("the checkpoint is empty");
          }
        };
    begin(faulty);
    loop.play();
    LoopStatus status = watcher.status(LoopStatus::error);
    assertEquals("Paused: driver 'faulty' failed: the checkpoint is empty", status.message());
    assertFalse(status.playing());
    Driver wild = new ToyDriver("wild", Double.NaN);
    loop.drive(wild);
    loop.step(1);
    status = watcher.status(s -> s.message().contains("NaN"));
    assertEquals(0, status.step(), "the world is unchanged");
    loop.drive(new ToyDriver("toy", 0.1));
    loop.step(3);
    watcher.frame(f -> f.result().step() == 3);
  }

  @Test
  void goesOnFromAnyStepOfARecording() throws Exception {
    Path file = folder.resolve("d.mcap");
    List<StepResult> alone = alone(0.05, 500, file);
    loop.addListener(watcher);
    loop.drive(new ToyDriver("toy", 0.05));
    loop.continueFrom(Demo.open(file), 333);
    assertEquals(
        alone.get(333).hash(), watcher.frame(f -> f.result().step() == 333).result().hash());
    loop.step(10);
    watcher.frame(f -> f.result().step() == 343);
  }

  @Test
  void theRealFactorIsMeasured() throws Exception {
    begin(new ToyDriver("toy", 0.001));
    loop.speed(0.5);
    loop.play();
    LoopStatus status = watcher.status(s -> s.realFactor() > 0);
    assertTrue(status.realFactor() < 0.75, "real factor " + status.realFactor());
    assertEquals(0.5, status.speed());
  }

  @Test
  void aRecordingPlaysLikeALiveWorld() throws Exception {
    Path file = folder.resolve("e.mcap");
    List<StepResult> alone = alone(0.05, 400, file);
    try (ReplayLoop replay = new ReplayLoop(Demo.open(file), ToyClock.STEADY)) {
      replay.addListener(watcher);
      watcher.frame(f -> f.result().step() == 0 && f.jumped());
      replay.speed(Double.POSITIVE_INFINITY);
      replay.play();
      LoopStatus end = watcher.status(s -> s.message().equals("End of the recording."));
      assertFalse(end.playing());
      assertEquals(400, end.last());
      LoopFrame frame = watcher.frame(f -> f.result().step() == 155);
      assertEquals(alone.get(155).hash(), frame.result().hash());
      assertEquals("toy", frame.driver());
      assertEquals(150, frame.traceStep());
      replay.seek(77);
      watcher.clear();
      replay.back(7);
      assertEquals(70, Watcher.step(watcher.frame(f -> f.result().step() == 70)));
    }
  }
}
