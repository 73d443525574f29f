package foxden.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.DemoPictures;
import foxden.app.scene3d.Picture;
import foxden.app.scene3d.Png;
import foxden.policies.baseline.RandomPolicy;
import foxden.sim.Environment;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import foxden.sim.loop.Lockstep;
import foxden.sim.phoenix.PhoenixTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Video out of the tool (pain 11 of the peers), from the log alone: here of an arena's screen. */
class DemoFilmTest {

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

  private DemoFilm film(DemoPictures pictures) throws IOException {
    Path file = folder.resolve("p.mcap");
    Tasks tasks = Tasks.of(new PhoenixTask(false));
    try (Environment world = tasks.create("phoenix")) {
      DemoInfo info =
          new DemoInfo("phoenix", world.spec().scene(), 1, "random", "t", "t", "t", Map.of());
      try (DemoRecorder log = DemoRecorder.start(file, info, world.spec(), CLOCK)) {
        Lockstep.record(world, new RandomPolicy(), 1, 20, log, r -> {});
        log.finish();
      }
    }
    return new DemoFilm(Demo.open(file), pictures, CameraMode.ORBIT, null, 320, 240, 10);
  }

  private static DemoPictures pictures() {
    return new DemoPictures(task -> new PhoenixTask(false).text());
  }

  @Test
  void picturesAreNumberedAndSharp() throws IOException {
    try (DemoPictures p = pictures()) {
      DemoFilm f = film(p);
      f.folder(folder.resolve("out"), x -> {});
      try (Stream<Path> all = Files.list(folder.resolve("out"))) {
        assertEquals(f.count(), all.count());
      }
      Picture first = Png.decode(Files.readAllBytes(folder.resolve("out").resolve("000000.png")));
      assertEquals(320, first.width());
      assertEquals(240, first.height());
    }
  }

  @Test
  void aCancelledFilmLeavesNoFile() throws IOException {
    try (DemoPictures p = pictures()) {
      DemoFilm f = film(p);
      Path to = folder.resolve("films").resolve("p.mp4");
      Files.createDirectories(folder.resolve("films"));
      Exception e =
          assertThrows(
              Exception.class,
              () ->
                  f.film(
                      to,
                      x -> {
                        throw new CancellationException("cancelled");
                      }));
      boolean noProgram = e instanceof IOException && e.getMessage().contains("not installed");
      assertTrue(e instanceof CancellationException || noProgram, e.toString());
      try (Stream<Path> all = Files.list(folder.resolve("films"))) {
        assertEquals(0, all.count());
      }
    }
  }
}
