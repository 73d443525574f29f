package foxden.screenshots;

import foxden.app.scene3d.ModelPortraits;
import foxden.app.scene3d.Picture;
import foxden.app.scene3d.Png;
import foxden.app.scene3d.Toolkit;
import foxden.assets.Assets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/**
 * One picture of every category in the house, each drawn by the real renderer and labelled with its
 * category; run it with the folder to write to. Needs no display.
 */
public final class ContactSheet {

  private static final int TILE = 168;
  private static final int COLUMNS = 10;

  private ContactSheet() {}

  /**
   * Writes {@code contact-sheet.png}.
   *
   * @param arguments one folder; {@code screenshots/gallery} when there is none
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Path.of("screenshots", "gallery");
    Toolkit.prepare();
    Platform.startup(() -> {});
    make(folder);
    Platform.exit();
  }

  /** Writes {@code contact-sheet.png} where the toolkit runs already. */
  static void make(Path folder) throws IOException, InterruptedException, ExecutionException {
    Map<String, Picture> tiles = portraits();
    CompletableFuture<Picture> sheet = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            sheet.complete(arrange(tiles));
          } catch (RuntimeException e) {
            sheet.completeExceptionally(e);
          }
        });
    write(folder, sheet);
  }

  private static void write(Path folder, CompletableFuture<Picture> sheet)
      throws IOException, InterruptedException, ExecutionException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("contact-sheet.png"), Png.encode(sheet.get()));
  }

  // The first model of each category; the shell of the house is no furniture.
  private static Map<String, Picture> portraits() {
    Map<String, Picture> tiles = new LinkedHashMap<>();
    try (ModelPortraits studio = ModelPortraits.open()) {
      for (Assets.Entry e : Assets.index()) {
        boolean shell = e.id().startsWith("house_");
        if (!shell && !tiles.containsKey(e.category())) {
          tiles.put(e.category(), studio.portrait(e.id(), TILE, TILE));
        }
      }
    }
    return tiles;
  }

  private static Picture arrange(Map<String, Picture> tiles) {
    TilePane grid = new TilePane(8, 8);
    grid.setPrefColumns(COLUMNS);
    grid.setPadding(new Insets(16));
    grid.setStyle("-fx-background-color: #f6f3ee;");
    List<VBox> cells = new ArrayList<>();
    tiles.forEach((category, picture) -> cells.add(cell(category, picture)));
    grid.getChildren().addAll(cells);
    WritableImage image = new Scene(grid).snapshot(null);
    int w = (int) image.getWidth();
    int h = (int) image.getHeight();
    ByteBuffer pixels = ByteBuffer.allocate(4 * w * h);
    image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getByteBgraInstance(), pixels, 4 * w);
    return new Picture(w, h, pixels);
  }

  private static VBox cell(String category, Picture p) {
    PixelBuffer<ByteBuffer> buffer =
        new PixelBuffer<>(p.width(), p.height(), p.bgra(), PixelFormat.getByteBgraPreInstance());
    Label label = new Label(category.replace('_', ' '));
    label.setStyle("-fx-font-size: 12px; -fx-text-fill: #3a352e;");
    VBox box = new VBox(4, new ImageView(new WritableImage(buffer)), label);
    box.setAlignment(Pos.CENTER);
    return box;
  }
}
