package foxden.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.session.Session;
import foxden.policies.baseline.RandomPolicy;
import foxden.sim.Dial;
import foxden.sim.Edit;
import foxden.sim.WallClock;
import foxden.sim.cheetah.CheetahEnvironment;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cheetah in a session: its world changed, pulled, recorded, taken back, broken. */
class LiveWalkerTest {

  private static final WallClock CLOCK =
      new WallClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.EPOCH;
        }
      };

  @TempDir Path folder;

  private final Pulse pulse =
      new Pulse(
          e -> {
            throw new AssertionError(e);
          });
  private final Session session = new Session(pulse);
  private final Beat beat = new Beat(pulse);
  private final LiveSource source =
      new LiveSource(
          "cheetah",
          new CheetahEnvironment(true),
          CLOCK,
          List.of("random"),
          name -> new RandomPolicy(),
          4,
          false);

  @AfterEach
  void close() {
    session.close();
  }

  private void until(BooleanSupplier what) throws InterruptedException {
    for (int i = 0; i < 3000 && !what.getAsBoolean(); i++) {
      beat.run(0.02);
      Thread.sleep(10);
    }
    assertTrue(what.getAsBoolean(), "waited in vain");
  }

  private long newest() {
    return session.episode().map(Episode::lastStep).orElse(-1L);
  }

  private void runTo(long step) throws InterruptedException {
    session.play(true);
    until(() -> newest() >= step);
    session.play(false);
    until(() -> !source.health().running());
  }

  private float gravity() {
    foxden.sim.StepResult r = session.frame();
    return r == null ? Float.NaN : r.observation().vector(Dial.CHANNEL)[0];
  }

  @Test
  void aRecordedPullAndAnotherGravityReplayToTheBit() throws InterruptedException, IOException {
    session.open(source);
    runTo(10);
    Path file = folder.resolve("take.mcap");
    source.record(file);
    until(() -> !source.recording().isEmpty());
    session.edit(new Edit.Gravity(3));
    runTo(newest() + 20);
    session.edit(new Edit.Pull("cheetah", 0, 0, 0, 1, 0, 2));
    runTo(newest() + 20);
    session.edit(new Edit.LetGo("cheetah"));
    session.edit(new Edit.Spring("cheetah/bfoot", 10));
    runTo(newest() + 20);
    source.record(null);
    until(() -> source.recording().isEmpty() && Files.isRegularFile(file));
    Demo demo = Demo.open(file);
    long edits = 0;
    for (long s = demo.firstStep(); s <= demo.lastStep(); s++) {
      edits += demo.edits(s).size();
    }
    assertEquals(4, edits);
    try (CheetahEnvironment world = new CheetahEnvironment(true)) {
      String line = new Replayer(demo, world).verify(step -> {}).line();
      assertTrue(line.endsWith("bit-exact"), line);
    }
  }

  @Test
  void aTurnedDialIsTakenBackAndTurnedAgain() throws InterruptedException {
    session.open(source);
    runTo(10);
    session.edit(new Edit.Gravity(3));
    until(() -> gravity() == 3);
    runTo(newest() + 10);
    assertEquals(3, gravity());
    source.undo();
    until(() -> gravity() == 9.81f);
    source.redo();
    until(() -> gravity() == 3);
  }

  @Test
  void aBlowUpStopsOnItsFrameAndKeepsTheHistory() throws InterruptedException {
    session.open(source);
    runTo(30);
    long at = newest();
    session.edit(new Edit.Spring("cheetah/bfoot", 1e13));
    session.play(true);
    until(() -> String.valueOf(source.health().error()).contains("blew up in step"));
    assertFalse(source.health().running());
    long stopped = newest();
    assertTrue(stopped >= at && stopped < at + 50, "stopped at " + stopped);
    assertTrue(String.valueOf(source.health().error()).contains("step " + (stopped + 1)));
    assertEquals(0, source.episode().firstStep());
    source.undo();
    runTo(newest() + 10);
  }
}
