package foxden.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FxToolkit;
import foxden.app.link.Beat;
import foxden.app.link.Pulse;
import foxden.app.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the library does with its selection; pictures of it are in the window's tests. */
class LibraryViewTest {

  @TempDir Path folder;

  @BeforeAll
  static void toolkit() {
    FxToolkit.start();
  }

  private static void told(Throwable e) {
    throw new AssertionError(e);
  }

  private static void until(Beat beat, BooleanSupplier reached) throws InterruptedException {
    for (int i = 0; i < 400; i++) {
      FxToolkit.onFx(
          () -> {
            beat.run(0.1);
            return null;
          });
      if (FxToolkit.onFx(reached::getAsBoolean)) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("never");
  }

  @Test
  @SuppressWarnings("unchecked")
  void theSelectionStaysWhenTheFilesAreReadAgain() throws Exception {
    // Files that cannot be read are rows as well, and many of them come in several batches.
    for (int i = 0; i < 60; i++) {
      Files.writeString(folder.resolve(String.format("take_%02d.mcap", i)), "cut");
    }
    LibraryView[] view = new LibraryView[1];
    Beat beat =
        FxToolkit.onFx(
            () -> {
              Pulse pulse = new Pulse(LibraryViewTest::told);
              Session session = new Session(pulse);
              view[0] = new LibraryView(session, new NoActions(folder));
              new Scene(view[0], 1000, 600);
              view[0].open();
              return new Beat(pulse);
            });
    ListView<Entry> list =
        FxToolkit.onFx(
            () -> {
              view[0].applyCss();
              view[0].layout();
              return (ListView<Entry>) view[0].lookup(".list-view");
            });
    until(beat, () -> list.getItems().size() == 60);
    FxToolkit.onFx(
        () -> {
          list.getSelectionModel().clearAndSelect(41);
          return null;
        });
    Path chosen = folder.resolve("take_41.mcap");
    for (int again = 0; again < 3; again++) {
      Files.writeString(folder.resolve("another_" + again + ".mcap"), "cut");
      FxToolkit.onFx(
          () -> {
            view[0].reload();
            return null;
          });
      int all = 61 + again;
      until(beat, () -> list.getItems().size() == all);
      List<Path> selected =
          FxToolkit.onFx(
              () -> list.getSelectionModel().getSelectedItems().stream().map(Entry::file).toList());
      assertEquals(List.of(chosen), selected);
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void arrowsChooseWhileOneTypesAndEscapeCloses() throws Exception {
    for (int i = 0; i < 3; i++) {
      Files.writeString(folder.resolve("take_" + i + ".mcap"), "cut");
    }
    LibraryView[] view = new LibraryView[1];
    Beat beat =
        FxToolkit.onFx(
            () -> {
              Pulse pulse = new Pulse(LibraryViewTest::told);
              view[0] = new LibraryView(new Session(pulse), new NoActions(folder));
              new Scene(view[0], 1000, 600);
              view[0].open();
              view[0].applyCss();
              view[0].layout();
              return new Beat(pulse);
            });
    ListView<Entry> list = FxToolkit.onFx(() -> (ListView<Entry>) view[0].lookup(".list-view"));
    until(beat, () -> list.getItems().size() == 3);
    int at =
        FxToolkit.onFx(
            () -> {
              press(view[0], KeyCode.DOWN);
              press(view[0], KeyCode.DOWN);
              press(view[0], KeyCode.UP);
              return list.getSelectionModel().getSelectedIndex();
            });
    assertEquals(1, at);
    assertTrue(
        FxToolkit.onFx(
            () -> {
              press(view[0], KeyCode.ESCAPE);
              return !view[0].isVisible();
            }));
  }

  private static void press(LibraryView view, KeyCode code) {
    var target = view.lookup(".palette-field");
    target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }
}
