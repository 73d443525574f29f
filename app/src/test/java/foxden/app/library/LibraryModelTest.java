package foxden.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.session.DemoNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryModelTest {

  private static final Path SHIPPED = Path.of("..", "scenes", "demos");

  @TempDir Path folder;

  private static Entry entry(String name, boolean success, double seconds, DemoNotes notes) {
    return new Entry(
        Path.of(name + ".mcap"),
        name,
        false,
        "trash",
        "expert",
        seconds,
        10,
        success,
        notes,
        0,
        "");
  }

  private static List<String> names(LibraryModel m) {
    return m.shown().stream().map(Entry::name).toList();
  }

  @Test
  void whoLooksForSuccessDoesNotFindFailures() {
    LibraryModel m = new LibraryModel();
    m.put(List.of(entry("a", true, 3, DemoNotes.NONE), entry("b", false, 9, DemoNotes.NONE)));
    m.search("trash success");
    assertEquals(List.of("a"), names(m));
    m.search("failure");
    assertEquals(List.of("b"), names(m));
    m.search("");
    m.order(LibraryModel.Order.LENGTH);
    assertEquals(List.of("b", "a"), names(m));
  }

  @Test
  void aLabelAndANoteAreFoundAndAPersonsWordCounts() {
    DemoNotes notes =
        new DemoNotes(
            "slipped twice", true, List.of(), List.of(new DemoNotes.Label(2, 5, "to the door")));
    LibraryModel m = new LibraryModel();
    m.put(List.of(entry("a", false, 3, notes), entry("b", false, 3, DemoNotes.NONE)));
    m.search("DOOR");
    assertEquals(List.of("a"), names(m));
    m.search("slipped success");
    assertEquals(List.of("a"), names(m));
    assertEquals("success (by hand)", m.shown().get(0).outcome());
  }

  /** Viewers swell until they freeze (pain 6): the list is read beside the window. */
  @Test
  void aThousandFilesAreReadAsideAndHandedOnInSmallBatches() throws Exception {
    Path one = SHIPPED.resolve("gridworld_fox.mcap");
    for (int i = 0; i < 1000; i++) {
      Path to = folder.resolve(String.format("take_%04d.mcap", i));
      try {
        Files.createLink(to, one.toAbsolutePath());
      } catch (IOException | UnsupportedOperationException e) {
        Files.copy(one, to);
      }
    }
    Files.writeString(folder.resolve("take_0500.mcap.txt"), "not one");
    List<List<Entry>> batches = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(1);
    new LibraryReader()
        .start(
            List.of(new LibraryReader.Folder(folder, false)),
            b -> {
              batches.add(b);
              threads.add(Thread.currentThread());
            },
            done::countDown);
    assertTrue(done.await(60, TimeUnit.SECONDS));
    assertTrue(batches.stream().allMatch(b -> b.size() <= 40));
    assertFalse(threads.contains(Thread.currentThread()));
    LibraryModel m = new LibraryModel();
    batches.forEach(m::put);
    assertEquals(1000, m.size());
    m.search("take_0777");
    assertEquals(List.of("take_0777"), names(m));
    assertEquals("gridworld", m.shown().get(0).task());
  }

  /** A shard without its footer must not poison the list (pain 2). */
  @Test
  void aDamagedFileIsListedWithItsSentence() throws IOException {
    Path bad = folder.resolve("bad.mcap");
    Files.writeString(bad, "no log");
    Entry e = Entry.read(bad, false);
    assertEquals("cannot be read", e.outcome());
    assertTrue(e.problem().contains("bad.mcap"), e.problem());
  }

  @Test
  void aFileThatWasWrittenAgainGetsANewPicture() {
    Entry a = entry("a", true, 3, DemoNotes.NONE);
    Entry later =
        new Entry(a.file(), "a", false, "trash", "expert", 3, 10, true, DemoNotes.NONE, 99, "");
    assertNotEquals(Thumbnails.key(a), Thumbnails.key(later));
    assertEquals(Thumbnails.key(a), Thumbnails.key(entry("a", true, 3, DemoNotes.NONE)));
  }
}
