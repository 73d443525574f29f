package foxden.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.demos.Offer;
import foxden.app.demos.Typed;
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

  private final TypedPaths typed = new TypedPaths(opener);

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

  /** A path that was typed where one chooses what to open got "Nothing fits". */
  @Test
  void aTypedPathIsOfferedOrOneSentenceSaysWhyNot() throws IOException {
    Path demo = root.resolve("scenes/demos/trash_01.mcap").toAbsolutePath().normalize();
    assertEquals(Offer.Kind.RECORDING, only(typed.of(" " + demo + " ")).kind());
    assertEquals(demo.toString(), only(typed.of("\"" + demo + "\"")).target());
    assertEquals(demo.toString(), only(typed.of("file://" + demo)).target());
    assertTrue(only(typed.of("scenes/demos/trash_01.mcap")).target().endsWith("trash_01.mcap"));
    assertEquals(Offer.Kind.FILE, only(typed.of(sceneFile())).kind());
    String fox = root.resolve("policies/checkpoints/gridworld").toAbsolutePath().toString();
    assertEquals(fox, only(typed.of(fox)).target());
    Typed folderOfDemos = typed.of(demo.getParent().toString());
    assertTrue(folderOfDemos.offers().stream().anyMatch(o -> o.target().equals(demo.toString())));

    Path cut = Files.write(folder.resolve("cut.mcap"), new byte[] {1, 2, 3});
    Path text = Files.writeString(folder.resolve("a.txt"), "x");
    for (String wrong : List.of(folder + "/none.mcap", cut.toString(), text.toString())) {
      Typed said = typed.of(wrong);
      assertTrue(said.offers().isEmpty(), wrong);
      assertTrue(said.sentence().contains(wrong) && !said.sentence().contains("Exception"), wrong);
    }
    Path bare = Files.createDirectory(folder.resolve("bare"));
    assertTrue(typed.of(bare.toString()).sentence().startsWith(bare + ": nothing in this"));
    Path here = Path.of("").toAbsolutePath();
    assertEquals(demo.toString(), only(typed.of(here.relativize(demo).toString())).target());
    for (String words : List.of("", "trash", "grid", "what is this")) {
      assertEquals(Typed.NOTHING, typed.of(words), words);
    }
  }

  private static Offer only(Typed typed) {
    assertEquals("", typed.sentence());
    assertEquals(1, typed.offers().size());
    return typed.offers().get(0);
  }

  /** A bundle of a study's variant opened with a person, for his name is not on the list. */
  @Test
  void whoIsMadeByHisWordsDrivesOnFromARecording() throws Exception {
    Path file = root.resolve("scenes/demos/gridworld_fox.mcap");
    Opener studying =
        new Opener(
            Tasks.of(new GridWorldTask(false)),
            task -> List.of("random"),
            (name, task) -> {
              if (!name.equals("study:head 0.1 off") && !name.equals("random")) {
                throw new IllegalArgumentException("there is no " + name);
              }
              return new RandomPolicy();
            },
            demo -> ReplaySource.Companion.NONE,
            root,
            CLOCK);
    assertTrue(studying.drives("study:head 0.1 off", "gridworld"));
    assertFalse(studying.drives("study:nonsense", "gridworld"));
    assertFalse(studying.drives("", "gridworld"));
    try (ReplaySource recording = (ReplaySource) studying.open(file.toString())) {
      for (int i = 0; recording.health().note().equals("reading") && i < 500; i++) {
        Thread.sleep(10);
      }
      try (Source live = studying.runFrom(recording, 3, "study:head 0.1 off")) {
        assertEquals("study:head 0.1 off", live.driver());
        assertTrue(live.drivers().contains("study:head 0.1 off"));
      }
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
