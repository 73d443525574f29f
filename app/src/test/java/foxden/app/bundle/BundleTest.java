package foxden.app.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import foxden.sim.household.TrashFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

  private static final Path ROOT = Path.of(System.getProperty("foxden.root", ".."));
  private static final Path DEMO = ROOT.resolve("scenes").resolve("demos").resolve("trash_01.mcap");
  private static final long STEP = 437;

  @TempDir private Path dir;

  private static Moment moment(long hash) {
    return new Moment(
        "0.1.0",
        "17",
        "Linux amd64",
        "2026-01-01T00:00:00Z",
        false,
        "trash",
        "house",
        1,
        STEP,
        hash,
        "expert",
        true,
        1,
        1,
        2,
        false);
  }

  private Path written() throws IOException {
    Demo demo = Demo.open(DEMO);
    try (Environment world = new TrashFactory().create()) {
      StepResult there = new Replayer(demo, world).goTo(STEP);
      Path file = dir.resolve("a.zip");
      Moment m = moment(there.hash());
      m =
          new Moment(
              m.foxden(),
              m.java(),
              m.os(),
              m.written(),
              m.live(),
              m.task(),
              m.scene(),
              demo.info().seed(),
              m.step(),
              m.hash(),
              m.driver(),
              m.exact(),
              m.speed(),
              m.layer(),
              m.head(),
              m.dark());
      Bundle.write(file, m, DEMO, world.snapshot(), new byte[] {1, 2}, List.of("INFO hello"));
      return file;
    }
  }

  /** Pain 16, "link to a moment", and 5, "what does reset reset?". */
  @Test
  void aBundleOpensAtTheSameStepToTheBit() throws IOException {
    Bundle bundle = Bundle.read(written(), dir.resolve("there"));
    Demo log = Demo.open(bundle.log());
    assertArrayEquals(Files.readAllBytes(DEMO), Files.readAllBytes(bundle.log()));
    try (Environment elsewhere = new TrashFactory().create()) {
      assertEquals("", Bundle.complaint(bundle.moment(), bundle.snapshot(), log, elsewhere));
      // And it goes on from there as the recording did.
      StepResult next = elsewhere.step(log.action(STEP + 1));
      assertEquals(log.hash(log.frameOfStep(STEP + 1)), next.hash());
    }
  }

  /** Pain 1: a replay that does not reproduce must not pass for one that does. */
  @Test
  void aStateThatIsNotTheSameIsTold() throws IOException {
    Bundle bundle = Bundle.read(written(), dir.resolve("there"));
    Demo log = Demo.open(bundle.log());
    try (Environment world = new TrashFactory().create()) {
      Moment lie = moment(bundle.moment().hash() + 1);
      assertTrue(
          Bundle.complaint(lie, bundle.snapshot(), log, world)
              .contains("gives another state here"));
    }
  }

  /** Pain 2, "recordings lost or poisoned". */
  @Test
  void aBundleThatWasCutAnywhereIsOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    Path cut = dir.resolve("cut.zip");
    Random random = new Random(4);
    for (int i = 0; i < 25; i++) {
      Files.write(cut, Arrays.copyOf(whole, random.nextInt(whole.length)));
      IOException e = assertThrows(IOException.class, () -> Bundle.read(cut, dir.resolve("x")));
      assertTrue(e.getMessage().startsWith(cut + ": no bug bundle"), e.getMessage());
      assertFalse(e.getMessage().contains("\n"));
    }
  }

  @Test
  void anotherZipIsOneSentence() throws IOException {
    Path other = dir.resolve("other.zip");
    try (OutputStream out = Files.newOutputStream(other);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("photo.jpg"));
      zip.write(3);
    }
    IOException e = assertThrows(IOException.class, () -> Bundle.moment(other));
    assertTrue(e.getMessage().contains("bundle.json is not in it"), e.getMessage());
    assertThrows(IOException.class, () -> Bundle.moment(dir.resolve("nowhere.zip")));
  }

  @Test
  void aDamagedAboutIsOneSentence() {
    String good = moment(-5).toJson();
    assertEquals(moment(-5), Moment.read(good));
    for (String bad :
        List.of(
            "",
            "{}",
            "[]",
            good.replace("\"step\":437", "\"step\":\"x\""),
            good.replace("\"seed\":1,", ""),
            good.replace("\"foxden_bundle\":1", "\"foxden_bundle\":7"))) {
      assertThrows(IllegalArgumentException.class, () -> Moment.read(bad), bad);
    }
  }
}
