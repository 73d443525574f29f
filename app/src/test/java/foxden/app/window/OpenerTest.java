package foxden.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.link.LiveSource;
import foxden.app.link.ReplaySource;
import foxden.app.link.Source;
import foxden.policies.baseline.RandomPolicy;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.household.FreeScenes;
import foxden.sim.household.TrashFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code foxden open X}: a task, an activity, a scene, a recording, a checkpoint folder. */
class OpenerTest {

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

  private final Path root = Path.of(System.getProperty("foxden.root", ".."));
  private final Opener opener =
      new Opener(
          Tasks.of(new TrashFactory(), new GridWorldTask(false))
              .with(FreeScenes.PREFIX, new FreeScenes()),
          task -> List.of("random"),
          (name, task) -> new RandomPolicy(),
          demo -> ReplaySource.Companion.NONE,
          root,
          CLOCK);

  private String sceneFile() throws IOException {
    Path file = folder.resolve("mine.json");
    try (var in = TrashFactory.class.getResourceAsStream("/foxden/scenes/house.json")) {
      Files.copy(assertNotNull2(in), file);
    }
    return file.toString();
  }

  private static <T> T assertNotNull2(T value) {
    assertNotNull(value);
    return value;
  }

  @Test
  void everythingThatCanBeOpenedIsKnownWithoutOpeningIt() throws IOException {
    for (String target :
        List.of(
            "trash",
            "gridworld",
            "take_trash_outside",
            "house",
            sceneFile(),
            root.resolve("scenes/demos/trash_01.mcap").toString(),
            root.resolve("policies/checkpoints/gridworld").toString())) {
      assertNull(opener.complaint(target), target);
    }
  }

  @Test
  void whatCannotIsNamedInOneSentence() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"objects_info\": 3}");
    Path text = Files.writeString(folder.resolve("a.txt"), "x");
    for (String target :
        List.of("nothing", broken.toString(), text.toString(), folder.toString(), "nobody.mcap")) {
      String said = opener.complaint(target);
      assertNotNull(said, target);
      assertTrue(said.contains(target) && !said.contains("Exception"), said);
    }
  }

  @Test
  void aSceneFileIsDrivenAboutIn() throws IOException {
    try (Source s = opener.open(sceneFile())) {
      assertEquals("Mine", s.title());
      assertEquals(LiveSource.HUMAN, s.drivers().get(0));
      assertEquals("", s.driver(), "nobody drives until a person takes over");
      assertTrue(s.spec().bodies().contains("bag_of_rubbish_1"));
    }
  }

  @Test
  void aCheckpointDrivesTheTaskItWasTrainedFor() throws IOException {
    try (Source s = opener.open(root.resolve("policies/checkpoints/gridworld").toString())) {
      assertEquals("gridworld", s.spec().task());
      assertEquals("fox:gridworld", s.driver());
    }
  }
}
