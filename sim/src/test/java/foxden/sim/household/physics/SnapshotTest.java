package foxden.sim.household.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotTest {

  private static final int THINGS = 30;
  private static final long[] TRUE = new long[Mess.STEPS + 1];
  private static final TreeMap<Integer, byte[]> SAVED = new TreeMap<>();

  private static byte[] saved(int step) {
    return Objects.requireNonNull(SAVED.get(step));
  }

  /** The run that is never interrupted. */
  @BeforeAll
  static void run() {
    SplittableRandom r = new SplittableRandom(5);
    List<Integer> at = new ArrayList<>(List.of(0, 41, 120, 201, Mess.STEPS - 1));
    for (int i = 0; i < 3; i++) {
      at.add(r.nextInt(Mess.STEPS));
    }
    HouseWorld w = Mess.world(THINGS);
    for (int t = 0; t <= Mess.STEPS; t++) {
      TRUE[t] = Rooms.hash(w);
      if (at.contains(t)) {
        SAVED.put(t, Mess.save(w));
      }
      if (t < Mess.STEPS) {
        Mess.step(w);
      }
    }
    assertTrue(w.joint("left/hinge").q() > 0.3, "the door opened");
  }

  private static void continues(HouseWorld w, int from) {
    assertEquals(TRUE[from], Rooms.hash(w), "hash at " + from);
    for (int t = from; t < Mess.STEPS; t++) {
      Mess.step(w);
      assertEquals(TRUE[t + 1], Rooms.hash(w), "restored at " + from + ", step " + (t + 1));
    }
  }

  @Test
  void everyHashDiffers() {
    assertEquals(TRUE.length, Arrays.stream(TRUE).distinct().count());
  }

  @Test
  void aSecondWorldGivesTheSameHashes() {
    continues(Mess.world(THINGS), 0);
  }

  @Test
  void restoringInTheSameWorldContinuesExactly() {
    HouseWorld w = Mess.world(THINGS);
    for (int i = 0; i < 77; i++) {
      Mess.step(w);
    }
    for (int t : SAVED.descendingKeySet()) {
      Mess.load(w, saved(t));
      assertArrayEquals(saved(t), Mess.save(w));
      continues(w, t);
    }
  }

  @Test
  void restoringInAFreshWorldContinuesExactly() {
    for (int t : SAVED.tailMap(100).keySet()) {
      HouseWorld w = Mess.world(THINGS);
      Mess.load(w, saved(t));
      continues(w, t);
    }
  }

  @Test
  void twoWorldsInterleavedOnOneThreadDoNotDisturbEachOther() {
    HouseWorld a = Mess.world(THINGS);
    HouseWorld b = Mess.world(THINGS);
    Mess.load(b, saved(201));
    for (int t = 0; t < Mess.STEPS - 201; t++) {
      Mess.step(a);
      Mess.step(b);
      assertEquals(TRUE[t + 1], Rooms.hash(a));
      assertEquals(TRUE[t + 202], Rooms.hash(b));
    }
  }

  @Test
  void worldsBuiltOnOneThreadStepOnOthersAtOnce() throws InterruptedException {
    List<HouseWorld> worlds = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      worlds.add(Mess.world(THINGS));
    }
    List<Thread> threads = new ArrayList<>();
    for (HouseWorld w : worlds) {
      Thread t =
          new Thread(
              () -> {
                for (int i = 0; i < 200; i++) {
                  Mess.step(w);
                }
              });
      t.start();
      threads.add(t);
    }
    for (Thread t : threads) {
      t.join();
    }
    for (HouseWorld w : worlds) {
      assertEquals(TRUE[200], Rooms.hash(w));
    }
  }

  @Test
  void theRestoredGraphEqualsADeepCopyFieldByField() {
    HouseWorld w = Mess.world(THINGS);
    for (int t = 0; t < Mess.STEPS; t++) {
      if (t == 41 || t == 150 || t == 330) {
        HouseWorld oracle = Graphs.copy(w);
        HouseWorld restored = Mess.world(THINGS);
        Mess.load(restored, Mess.save(w));
        assertEquals(List.of(), Graphs.differences(oracle, restored), "at " + t);
        // the copy itself continues exactly, so it is a fair oracle
        for (int i = t; i < t + 40; i++) {
          Mess.step(oracle);
          assertEquals(TRUE[i + 1], Rooms.hash(oracle), "copy at " + t);
        }
        assertNotEquals(List.of(), Graphs.differences(oracle, restored), "the oracle can fail");
      }
      Mess.step(w);
    }
  }

  @Test
  void aFreshJvmContinuesExactly(@TempDir Path dir) throws IOException, InterruptedException {
    Path bytes = dir.resolve("state");
    Path hashes = dir.resolve("hashes");
    Files.write(bytes, saved(120));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process p =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Mess.class.getName(),
                bytes.toString(),
                hashes.toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("out").toFile())
            .start();
    assertTrue(p.waitFor(90, TimeUnit.SECONDS), "the other JVM hangs");
    assertEquals(0, p.exitValue(), Files.readString(dir.resolve("out")));
    List<String> lines = Files.readAllLines(hashes);
    assertEquals(Mess.STEPS - 120, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      assertEquals(Long.toHexString(TRUE[121 + i]), lines.get(i), "step " + (121 + i));
    }
  }

  /**
   * The same bits on every JDK: the list was written by one JDK and is checked by all. Renew it
   * (delete the file's lines, run, copy from the message) only when physics changed on purpose.
   */
  @Test
  void theHashesAreThoseOnRecord() throws IOException {
    StringBuilder now = new StringBuilder();
    for (int t = 0; t <= Mess.STEPS; t += 20) {
      now.append(t).append(' ').append(Long.toHexString(TRUE[t])).append('\n');
    }
    try (InputStream in = SnapshotTest.class.getResourceAsStream("mess-hashes.txt")) {
      assertTrue(in != null, "mess-hashes.txt is missing; it should hold:\n" + now);
      String record = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(record, now.toString());
    }
  }

  @Test
  void damagedSnapshotsAreRefused() {
    HouseWorld w = Mess.world(THINGS);
    byte[] good = saved(120);
    for (int cut : new int[] {0, 7, 100, good.length / 2, good.length - 1}) {
      byte[] bad = Arrays.copyOf(good, cut);
      assertThrows(IllegalArgumentException.class, () -> Mess.load(w, bad), "cut at " + cut);
    }
    assertThrows(IllegalArgumentException.class, () -> Mess.load(Mess.world(THINGS - 1), good));
    // and the world is usable afterwards
    Mess.load(w, good);
    continues(w, 120);
  }
}
