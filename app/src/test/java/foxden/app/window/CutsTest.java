package foxden.app.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.session.DemoNotes;
import foxden.policies.baseline.RandomPolicy;
import foxden.sim.Environment;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import foxden.sim.demo.Replayer;
import foxden.sim.household.TrashFactory;
import foxden.sim.loop.Lockstep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No editing after recording (pain 3 of the peers), and replays that do not reproduce (pain 1):
 * every cut verifies, in the house with its contacts.
 */
class CutsTest {

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

  private static final Tasks TASKS = Tasks.of(new TrashFactory());

  @TempDir Path folder;

  private Path record(int steps, long seed) throws IOException {
    Path file = folder.resolve("take" + seed + ".mcap");
    try (Environment world = TASKS.create("trash")) {
      DemoInfo info =
          new DemoInfo("trash", world.spec().scene(), seed, "random", "t", "t", "t", Map.of());
      try (DemoRecorder log = DemoRecorder.start(file, info, world.spec(), CLOCK)) {
        Lockstep.record(world, new RandomPolicy(), seed, steps, log, r -> {});
        log.finish();
      }
    }
    return file;
  }

  private static String verdict(Path file) throws IOException {
    try (Environment world = TASKS.create("trash")) {
      return new Replayer(Demo.open(file), world).verify(s -> {}).line();
    }
  }

  @Test
  void everyCutVerifiesAndTheOriginalStays() throws IOException {
    Path take = record(50, 3);
    DemoNotes.write(
        take, new DemoNotes("", true, List.of(), List.of(new DemoNotes.Label(10, 40, "reach"))));
    byte[] before = Files.readAllBytes(take);
    Cuts cuts = new Cuts(TASKS, CLOCK, folder.resolve("own"));
    Path middle = cuts.trim(take, 21, 35, "_cut", p -> {});
    assertEquals(21, Demo.open(middle).firstStep(), "it begins with the snapshot there");
    assertEquals("replay: 14 steps, bit-exact", verdict(middle));
    assertEquals(List.of(new DemoNotes.Label(21, 35, "reach")), DemoNotes.read(middle).labels());
    List<Path> halves = cuts.split(take, 30, p -> {});
    assertEquals("replay: 30 steps, bit-exact", verdict(halves.get(0)));
    assertEquals("replay: 20 steps, bit-exact", verdict(halves.get(1)));
    // Given in the wrong order they are one again.
    Path whole = cuts.merge(List.of(halves.get(1), halves.get(0)), p -> {});
    assertEquals("replay: 50 steps, bit-exact", verdict(whole));
    Demo a = Demo.open(take);
    Demo b = Demo.open(whole);
    assertEquals(a.hash(a.frames() - 1), b.hash(b.frames() - 1));
    assertArrayEquals(before, Files.readAllBytes(take));
    String gap =
        assertThrows(IOException.class, () -> cuts.merge(List.of(halves.get(0), middle), p -> {}))
            .getMessage();
    assertTrue(gap.contains("does not go on"), gap);
  }

  @Test
  void aCancelledCutLeavesNothing() throws IOException {
    Path take = record(20, 4);
    Cuts cuts = new Cuts(TASKS, CLOCK, folder.resolve("own"));
    assertThrows(
        CancellationException.class,
        () ->
            cuts.trim(
                take,
                5,
                18,
                "_cut",
                p -> {
                  if (p > 0.3) {
                    throw new CancellationException("cancelled");
                  }
                }));
    try (Stream<Path> left = Files.list(folder.resolve("own"))) {
      assertEquals(0, left.count());
    }
    String said =
        assertThrows(IOException.class, () -> cuts.trim(take, 10, 900, "_cut", p -> {}))
            .getMessage();
    assertTrue(said.contains("has steps 0 to 20"), said);
    assertFalse(Files.exists(folder.resolve("own").resolve("take4_cut.mcap")));
  }
}
