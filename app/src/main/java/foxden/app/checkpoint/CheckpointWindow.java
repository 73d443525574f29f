package foxden.app.checkpoint;

import foxden.app.link.Pulse;
import foxden.app.scene3d.Picture;
import foxden.app.scene3d.Png;
import foxden.app.scene3d.Toolkit;
import foxden.app.theme.StageSize;
import foxden.app.theme.Theme;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.language.Stories;
import foxden.policies.language.Tokenizer;
import foxden.policies.language.Tokenizers;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * {@code foxden open DIR} of a language model's checkpoint. Without a display it reads its example
 * off-screen and leaves {@code out/checkpoint.png}.
 */
public final class CheckpointWindow {

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double MIN_WIDTH = 1000;
  private static final double MIN_HEIGHT = 640;

  private final Path dir;
  private final Path root;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param dir the checkpoint
   * @param root the install root, for pictures
   */
  public CheckpointWindow(Path dir, Path root, PrintStream out, PrintStream err) {
    this.dir = dir;
    this.root = root;
    this.out = out;
    this.err = err;
  }

  /**
   * The checkpoint folder of a language model that a name stands for.
   *
   * @param target the folder, or one of its files ({@link #isPart}); from here, else from the root
   * @return empty when it is anything else
   */
  public static Optional<Path> folder(String target, Path root) {
    try {
      Path named = Path.of(target);
      Path path = Files.exists(named) ? named : root.resolve(target);
      Path folder = isPart(path) ? path.toAbsolutePath().getParent() : path;
      return folder != null && Files.isDirectory(folder) && LanguageCheckpoint.isOne(folder)
          ? Optional.of(folder)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whether a file is one by which a checkpoint folder is chosen: its weights or config.json. */
  public static boolean isPart(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file)
        && (name.endsWith(".safetensors") || name.equals(FoxCheckpoint.CONFIG));
  }

  /** Folders of the language models that are shipped, by name. */
  public static List<Path> shipped(Path root) {
    try (Stream<Path> all = Files.list(root.resolve("policies").resolve("checkpoints"))) {
      return all.filter(LanguageCheckpoint::isOne).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Reads a checkpoint for a window beside the workbench. Any thread.
   *
   * @param root the install root
   * @return shows the window, light or dark; FX thread
   * @throws IOException with one sentence when the folder cannot be read
   */
  public static Consumer<Boolean> prepare(Path dir, Path root) throws IOException {
    CheckpointWindow window = new CheckpointWindow(dir, root, System.out, System.err);
    Loaded loaded = window.load();
    // Nobody waits for this window to close.
    return dark -> window.show(loaded, false, dark, new CountDownLatch(1), new AtomicInteger());
  }

  private record Loaded(LanguageCheckpoint checkpoint, Optional<Tokenizer> tokenizer) {}

  private Loaded load() throws IOException {
    LanguageCheckpoint checkpoint = LanguageCheckpoint.load(dir, Kernels.create(1));
    return new Loaded(checkpoint, Tokenizers.of(dir, checkpoint.model().vocabulary()));
  }

  /**
   * Opens the window and waits until it is closed.
   *
   * @return exit code: 0, or 2 after one sentence on the error stream
   */
  public int run() {
    Loaded loaded;
    try {
      loaded = load();
    } catch (IOException e) {
      err.println("foxden: " + e.getMessage());
      return 2;
    }
    boolean headless = Toolkit.prepare() == Toolkit.Screen.HEADLESS;
    CountDownLatch closed = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger();
    try {
      Platform.startup(
          () -> {
            Platform.setImplicitExit(false);
            show(loaded, headless, false, closed, code);
          });
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (RuntimeException | LinkageError e) {
      err.println(
          "The window cannot start: "
              + e.getMessage()
              + " (./foxden doctor says what this machine lacks)");
      return 2;
    }
    return code.get();
  }

  private void show(
      Loaded loaded, boolean headless, boolean inDark, CountDownLatch closed, AtomicInteger code) {
    Pulse pulse = new Pulse(e -> err.println("Something went wrong here: " + e.getMessage()));
    String title = dir.toAbsolutePath().normalize().getFileName().toString();
    CheckpointView view =
        new CheckpointView(
            pulse, title, loaded.checkpoint().model(), loaded.tokenizer(), example(loaded));
    ToggleButton dark = new ToggleButton("dark");
    dark.getStyleClass().add("chip");
    StackPane page = new StackPane(view, dark);
    StackPane.setAlignment(dark, javafx.geometry.Pos.TOP_RIGHT);
    StackPane.setMargin(dark, new javafx.geometry.Insets(8, 12, 0, 0));
    Scene scene = new Scene(page, WIDTH, HEIGHT);
    dark.setOnAction(
        e -> {
          Theme.apply(scene, dark.isSelected());
          view.dark(dark.isSelected());
          // The button stands outside the view, which would hear no more keys.
          view.requestFocus();
        });
    dark.setSelected(inDark);
    view.dark(inDark);
    Theme.apply(scene, inDark);
    pulse.start();
    if (headless) {
      picture(pulse, scene, closed, code);
      return;
    }
    Stage stage = new Stage();
    stage.setTitle(title + " \u2013 Foxden");
    stage.setScene(scene);
    StageSize.set(stage, WIDTH, HEIGHT, MIN_WIDTH, MIN_HEIGHT);
    stage.setOnHidden(
        e -> {
          pulse.stop();
          view.close();
          closed.countDown();
        });
    stage.show();
    // Not in the text field, so that the keys of the map work at once.
    view.requestFocus();
  }

  // Some pulses later the example has been read and drawn.
  private void picture(Pulse pulse, Scene scene, CountDownLatch closed, AtomicInteger code) {
    double[] waited = {0};
    pulse.clock(
        dt -> {
          waited[0] += dt;
          if (waited[0] < 4 || closed.getCount() == 0) {
            return;
          }
          Path file = root.resolve("out").resolve("checkpoint.png");
          try {
            write(scene.snapshot(null), file);
            out.println("No display: " + file);
          } catch (IOException e) {
            err.println("foxden: " + file + " cannot be written: " + e.getMessage());
            code.set(2);
          }
          closed.countDown();
        });
  }

  private static void write(WritableImage image, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    int w = (int) image.getWidth();
    int h = (int) image.getHeight();
    ByteBuffer pixels = ByteBuffer.allocate(4 * w * h);
    image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getByteBgraInstance(), pixels, 4 * w);
    Files.write(file, Png.encode(new Picture(w, h, pixels)));
  }

  private static String example(Loaded loaded) {
    Optional<Tokenizer> tokenizer = loaded.tokenizer();
    Stories stories = new Stories();
    if (tokenizer.isPresent()
        && tokenizer.get().name().equals("words")
        && tokenizer.get().size() == stories.words().size()) {
      return stories.words().decode(stories.story(1, 120).tokens());
    }
    if (tokenizer.isPresent()) {
      return "The key is under the mat. Where is the key? The key is under the";
    }
    int v = loaded.checkpoint().model().vocabulary();
    StringBuilder numbers = new StringBuilder("0");
    for (int i = 1; i < Math.min(40, v); i++) {
      numbers.append(',').append(i * 7 % v);
    }
    return numbers.toString();
  }
}
