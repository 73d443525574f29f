package foxden.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.session.Session;
import foxden.policies.baseline.RandomPolicy;
import foxden.sim.WallClock;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.loop.RecordedPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live world in a session: back, on from there, both ways kept. */
class LiveBranchesTest {

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
          "grid",
          new GridWorldEnvironment(),
          CLOCK,
          List.of("random", "human"),
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
    source.speed(50);
    session.play(true);
    until(() -> newest() >= step);
    session.play(false);
    beat.run(0.1);
    Thread.sleep(100);
    beat.run(0.1);
  }

  @Test
  void playingInThePastGoesOnFromThereAndKeepsTheFuture() throws InterruptedException {
    session.open(source);
    runTo(8);
    long end = newest();
    long hash = source.episode().hash(end);
    session.seek(3);
    assertTrue(session.inThePast());
    long three = source.episode().hash(3);
    session.runFromHere("");
    until(() -> session.futures().branches().size() == 1);
    assertFalse(session.inThePast());
    session.play(false);
    Interventions.Branch kept = session.futures().branches().get(0);
    assertEquals(3, kept.fork());
    assertEquals(end, kept.episode().lastStep());
    assertEquals(hash, kept.episode().hash(end));
    assertEquals(three, source.episode().hash(3));
    session.futures().enter(kept.id());
    until(() -> newest() == end && source.episode().hash(end) == hash);
  }

  @Test
  void aNamedMomentIsABranchThatEndsThere() throws InterruptedException {
    session.open(source);
    runTo(5);
    long at = newest();
    source.mark("here");
    until(() -> session.futures().branches().size() == 1);
    assertTrue(session.futures().branches().get(0).mark());
    assertEquals(at, session.futures().branches().get(0).episode().lastStep());
    source.rename(session.futures().branches().get(0).id(), "there");
    until(() -> session.futures().branches().get(0).name().equals("there"));
    source.drop(session.futures().branches().get(0).id());
    until(() -> session.futures().branches().isEmpty());
  }

  @Test
  void aRecordingGoesOnFromACheckpointThatIsRolledBackTo() throws Exception {
    session.open(source);
    source.record(folder.resolve("take.mcap"));
    List<RecordedPart> parts = new ArrayList<>();
    source.onTake(parts::addAll);
    runTo(4);
    long at = newest();
    source.mark("checkpoint 1");
    until(() -> session.futures().branches().size() == 1);
    runTo(at + 3);
    source.rollBack(session.futures().branches().get(0).id());
    until(() -> newest() == at);
    assertFalse(source.recording().isEmpty(), "it is still being recorded");
    source.stepOnce();
    until(() -> newest() == at + 1);
    source.record(null);
    until(() -> parts.size() == 2);
    assertEquals(at, parts.get(0).to());
    assertEquals(at, parts.get(1).from());
    assertEquals(at + 1, parts.get(1).to());
  }

  @Test
  void aNewEpisodeRunsExactlyWhenTheButtonSaysSo() throws InterruptedException {
    session.open(source);
    runTo(3);
    session.restart(11);
    until(() -> newest() == 0);
    beat.run(0.2);
    Thread.sleep(60);
    beat.run(0.2);
    assertFalse(session.playingProperty().get());
    assertEquals(0, newest(), "it was paused, so the new one waits");
    session.play(true);
    until(() -> newest() >= 3);
    session.restart(12);
    until(() -> newest() >= 3);
    assertTrue(session.playingProperty().get());
  }

  @Test
  void whatWasSeenCanBeKeptAfterwards() throws InterruptedException {
    session.open(source);
    runTo(6);
    Path file = folder.resolve("kept.mcap");
    source.keepLast(30, file);
    until(() -> source.health().said().startsWith("Kept"));
    assertTrue(Files.isRegularFile(file));
  }

  @Test
  void aPersonWhoTakesOverAGridIsNotAskedAboutThePast() throws InterruptedException {
    session.open(source);
    runTo(6);
    long at = newest();
    session.drive("human");
    session.play(true);
    beat.run(0.2);
    Thread.sleep(300);
    beat.run(0.2);
    assertEquals(at, newest(), "nobody moved");
    source.human(
        new foxden.policies.human.Wish(
            1,
            0,
            0,
            0,
            0,
            foxden.policies.human.Wish.HandWish.NONE,
            foxden.policies.human.Wish.HandWish.NONE));
    until(() -> newest() > at);
  }
}
