package foxden.screenshots;

import com.google.gson.GsonBuilder;
import foxden.app.cli.CliCommand;
import foxden.app.cli.Wiring;
import foxden.app.findings.FindingsView;
import foxden.app.scene3d.Picture;
import foxden.app.scene3d.Png;
import foxden.app.scene3d.Toolkit;
import foxden.policies.language.StorySummary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * {@code foxden findings}: sums the language models' runs up and draws their charts. Needs no
 * display.
 */
public final class FindingsCommand implements CliCommand {

  @Override
  public String name() {
    return "findings";
  }

  @Override
  public String summary() {
    return "sums up the runs of 'train lm-*' in docs/findings/stories and draws their charts";
  }

  @Override
  public int run(Wiring wiring, String[] arguments) throws Exception {
    if (arguments.length > 1) {
      throw new IllegalArgumentException(
          "findings takes at most the folder of the runs, not '" + arguments[1] + "'");
    }
    Path dir =
        arguments.length == 1
            ? Path.of(arguments[0])
            : wiring.root().resolve("docs").resolve("findings").resolve("stories");
    StorySummary summary = StorySummary.read(dir);
    Files.writeString(
        dir.resolve("summary.json"),
        new GsonBuilder().setPrettyPrinting().create().toJson(summary.json()) + "\n");
    System.setProperty("foxden.headless", "true");
    Toolkit.prepare();
    Platform.startup(() -> {});
    try {
      draw(summary, false, dir.resolve("findings-light.png"));
      draw(summary, true, dir.resolve("findings-dark.png"));
    } finally {
      Platform.exit();
    }
    return 0;
  }

  private static void draw(StorySummary summary, boolean dark, Path file)
      throws IOException, InterruptedException, ExecutionException {
    CompletableFuture<Picture> page = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            page.complete(picture(new FindingsView(summary, dark, 1)));
          } catch (RuntimeException e) {
            page.completeExceptionally(e);
          }
        });
    Files.write(file, Png.encode(page.get()));
  }

  private static Picture picture(FindingsView view) {
    WritableImage image = new Scene(view).snapshot(null);
    int w = (int) image.getWidth();
    int h = (int) image.getHeight();
    ByteBuffer pixels = ByteBuffer.allocate(4 * w * h);
    image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getByteBgraInstance(), pixels, 4 * w);
    return new Picture(w, h, pixels);
  }
}
