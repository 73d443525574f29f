package foxden.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.link.Pulse;
import foxden.app.link.ReplaySource;
import foxden.sim.demo.Demo;
import foxden.sim.household.TakeQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoNotesTest {

  @TempDir Path folder;

  @Test
  void whatIsSaidComesBack() throws IOException {
    Path demo = folder.resolve("a.mcap");
    DemoNotes n =
        new DemoNotes(
            "n",
            false,
            List.of(new TakeQuality.Check("jerk", true, false, "low")),
            List.of(new DemoNotes.Label(1, 7, "reach \"it\"")));
    DemoNotes.write(demo, n);
    assertEquals(n, DemoNotes.read(demo));
    assertEquals("1 of 1", n.quality());
    assertEquals(List.of(new DemoNotes.Label(3, 5, "reach \"it\"")), n.within(3, 5));
    assertEquals(DemoNotes.NONE, DemoNotes.read(folder.resolve("none.mcap")));
  }

  @Test
  void brokenNotesGetOneSentence() throws IOException {
    Path demo = folder.resolve("a.mcap");
    Files.writeString(folder.resolve("a.json"), "{\"labels\": 3}");
    String said = assertThrows(IOException.class, () -> DemoNotes.read(demo)).getMessage();
    assertTrue(said.contains("a.json") && said.contains("mend"), said);
  }

  /** A check of a shipped demonstration left a file beside it, which git then showed. */
  @Test
  void notesOfShippedDemonstrationsLeaveTheirFolderUntouched() throws IOException {
    Path demo = folder.resolve("scenes/demos/cheetah/cheetah_001.mcap");
    Files.createDirectories(demo.getParent());
    DemoNotes n =
        DemoNotes.NONE.checked(List.of(new TakeQuality.Check("replay", true, false, "exact")));
    DemoNotes.write(demo, n);
    assertEquals(n, DemoNotes.read(demo));
    assertEquals(0, demo.getParent().toFile().list().length);
    assertEquals(folder.resolve("out/notes/cheetah/cheetah_001.json"), DemoNotes.beside(demo));
  }

  /** No editing after recording (pain 3): labels go beside, the recording is never written. */
  @Test
  void aLabelIsKeptBesideTheRecordingWhichStaysUntouched() throws IOException {
    Path demo = folder.resolve("g.mcap");
    Files.copy(Path.of("..", "scenes", "demos", "gridworld_fox.mcap"), demo);
    byte[] before = Files.readAllBytes(demo);
    try (Session session = new Session(new Pulse(e -> {}))) {
      session.open(new ReplaySource("g", Demo.open(demo), ReplaySource.Companion.NONE));
      session.labels().select(4, 2);
      session.labels().add("  turn ");
      assertEquals(List.of(new DemoNotes.Label(2, 4, "turn")), DemoNotes.read(demo).labels());
      session.open(new ReplaySource("g", Demo.open(demo), ReplaySource.Companion.NONE));
      assertEquals("turn", session.labels().all().get(0).name());
      session.labels().remove(session.labels().all().get(0));
      assertTrue(DemoNotes.read(demo).labels().isEmpty());
    }
    assertArrayEquals(before, Files.readAllBytes(demo));
  }
}
