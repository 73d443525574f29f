package foxden.app.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

  private static final String HEADS =
      """
      {"study": "heads", "task": "trash", "checkpoint": "48fe", "episodes": 8, "seed": 10,
       "caveat": "simulated",
       "rows": [
        {"variant": "whole", "mean": 1.0, "ci95": [0.5, 1.0], "difference": 0.0,
         "difference_ci95": [0.0, 0.0], "collisions": 1.25, "failed_seeds": []},
        {"variant": "head 0.2 off", "mean": 0.125, "ci95": [0.02, 0.47], "difference": -0.875,
         "difference_ci95": [-0.95, -0.2], "collisions": 3.0,
         "failed_seeds": [11, 12, 13, 14, 15, 16, 17]}]}
      """;

  @TempDir Path folder;

  @Test
  void aRowKnowsItsDriverAndWhichEpisodeFailed() throws IOException {
    Path file = folder.resolve("heads.json");
    Files.writeString(file, HEADS);
    Study s = Study.read(file);
    Study.Row whole = s.rows().get(0);
    Study.Row off = s.rows().get(1);
    assertEquals("study:head 0.2 off", Study.driver(off));
    assertEquals(11, s.watched(off), "the first that failed");
    assertEquals(10, s.watched(whole), "none failed: the first of all");
    assertTrue(off.differs());
    assertFalse(whole.differs());
    assertEquals(3.0, off.collisions());
  }

  @Test
  void oneEpisodeMoreOfTwentyIsNoDifference() throws IOException {
    // As it was written once: an interval that leaves zero out after a single better episode.
    Path file = folder.resolve("heads.json");
    Files.writeString(
        file,
        """
        {"study": "heads", "task": "trash", "checkpoint": "48fe", "episodes": 20, "seed": 0,
         "rows": [
          {"variant": "whole", "mean": 0.95, "ci95": [0.76, 0.99], "difference": 0.0,
           "difference_ci95": [0.0, 0.16], "failed_seeds": [7]},
          {"variant": "gate 1.1 open", "mean": 1.0, "ci95": [0.84, 1.0], "difference": 0.05,
           "difference_ci95": [0.009, 0.24], "failed_seeds": []}]}
        """);
    Study.Row open = Study.read(file).rows().get(1);
    assertFalse(open.differs(), open.lowDifference() + " to " + open.highDifference());
    assertTrue(open.lowDifference() < -0.05 && open.highDifference() > 0.1);
  }

  @Test
  void theShippedStudiesCanBeRead() {
    List<String> complaints = new ArrayList<>();
    List<Study> all = Study.all(Path.of("..", "docs", "findings", "household"), complaints);
    assertEquals(List.of(), complaints);
    Study parts = all.stream().filter(s -> s.name().equals("subtasks")).findFirst().orElseThrow();
    assertEquals(4, parts.rows().size());
    assertFalse(parts.rows().get(0).playable(), "where it begins is the expert's doing");
  }

  @Test
  void aFileThatIsNoStudyIsNamedAndTheOthersAreShown() throws IOException {
    Files.writeString(folder.resolve("heads.json"), HEADS);
    Files.writeString(folder.resolve("cut.json"), HEADS.substring(0, 200));
    Files.writeString(folder.resolve("other.json"), "[1, 2]");
    List<String> complaints = new ArrayList<>();
    assertEquals(1, Study.all(folder, complaints).size());
    assertEquals(2, complaints.size());
    assertTrue(complaints.get(0).contains("cut.json is no study"), complaints.get(0));
    assertEquals(List.of(), Study.all(folder.resolve("none"), complaints));
  }
}
