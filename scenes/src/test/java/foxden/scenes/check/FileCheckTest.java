package foxden.scenes.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.SceneReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {

  private final FileCheck check = new FileCheck(SceneReader.Models.ANY);

  @Test
  void everyVerdictIsOneSentenceAboutTheFile(@TempDir Path dir) throws IOException {
    String bad = "(define (problem x) (:domain d) (:objects a.n.01_1 - a.n.01) (:init) (:goal ";
    assertInvalid(dir.resolve("missing.bddl"), "no such file");
    assertInvalid(write(dir, "cut.bddl", bad), "line 1, column 70", "2 closing brackets");
    assertInvalid(write(dir, "domain.bddl", "(define (domain x))"), "domain file");
    assertInvalid(write(dir, "empty.json", ""), "cut short");
    assertInvalid(write(dir, "list.json", "[1]"), "expected an object");
    Path latin = dir.resolve("latin.bddl");
    Files.write(latin, new byte[] {'(', (byte) 0xE9, ')'});
    assertInvalid(latin, "UTF-8");
    assertInvalid(Files.createDirectory(dir.resolve("folder.bddl")), "cannot be read");
    Path good =
        write(
            dir,
            "good.bddl",
            "(define (problem x) (:domain d) (:objects floor.n.01_1 - floor.n.01 agent.n.01_1 -"
                + " agent.n.01) (:init (inroom floor.n.01_1 hall) (ontop agent.n.01_1"
                + " floor.n.01_1)) (:goal (and (touching agent.n.01_1 floor.n.01_1))))");
    FileCheck.Verdict v = check.check(good);
    assertTrue(v.valid(), v.sentence());
    assertEquals(good + ": valid activity x, 2 instances, 1 goal condition", v.sentence());
  }

  private static Path write(Path dir, String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }

  private void assertInvalid(Path file, String... parts) {
    FileCheck.Verdict v = check.check(file);
    assertTrue(!v.valid(), v.sentence());
    assertTrue(v.sentence().startsWith(file + ": "), v.sentence());
    assertTrue(v.sentence().endsWith(".") && !v.sentence().contains("\n"), v.sentence());
    for (String p : parts) {
      assertTrue(v.sentence().contains(p), () -> "no \"" + p + "\" in " + v.sentence());
    }
  }
}
