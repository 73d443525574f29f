package foxden.app.window;

import foxden.app.link.Source;
import foxden.app.session.Session;
import foxden.sim.Observation;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The screen of arenas that are played on one: Phoenix's frame, the crossword's sheet. Hidden in
 * all other worlds. FX thread.
 */
final class ArenaScreen extends StackPane {

  private static final double SHARE = 0.86;

  private final ImageView view = new ImageView();
  private final Session session;
  private @Nullable Source source;
  private @Nullable WritableImage image;

  ArenaScreen(Session session) {
    this.session = session;
    getStyleClass().add("arena-screen");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setMouseTransparent(true);
    view.setPreserveRatio(true);
    getChildren().add(view);
    setVisible(false);
    parentProperty()
        .addListener(
            (o, a, parent) -> {
              if (parent instanceof Region region) {
                region.heightProperty().addListener((p, x, y) -> fit());
                region.widthProperty().addListener((p, x, y) -> fit());
              }
            });
  }

  /** Told where it is clicked, in pixels of the picture; says whether that meant something. */
  interface Clicked {
    boolean at(double x, double y);
  }

  void onClick(Clicked clicked) {
    view.setOnMouseClicked(
        e -> {
          WritableImage of = image;
          if (of != null) {
            double scale = of.getWidth() / view.getFitWidth();
            if (clicked.at(e.getX() * scale, e.getY() * scale)) {
              e.consume();
            }
          }
        });
  }

  void open(@Nullable Source opened) {
    source = opened;
    setVisible(false);
  }

  void show(Observation observation) {
    Source s = source;
    if (s == null || observation.channels().isEmpty()) {
      return;
    }
    Optional<Observation.Image> shown;
    try {
      shown = s.form().flatMap(f -> f.screen(observation));
    } catch (RuntimeException e) {
      // A recording may lack the channel a screen is drawn from.
      session.say(foxden.app.session.Message.Level.ERROR, "No picture: " + e.getMessage());
      source = null;
      return;
    }
    setVisible(shown.isPresent());
    shown.ifPresent(this::paint);
  }

  private void paint(Observation.Image picture) {
    WritableImage to = image;
    if (to == null || to.getWidth() != picture.width() || to.getHeight() != picture.height()) {
      to = new WritableImage(picture.width(), picture.height());
      image = to;
      view.setImage(to);
      fit();
    }
    to.getPixelWriter()
        .setPixels(
            0,
            0,
            picture.width(),
            picture.height(),
            PixelFormat.getByteRgbInstance(),
            picture.rgb(),
            0,
            3 * picture.width());
  }

  // Small frames grow by whole numbers, so that their pixels stay square and sharp.
  private void fit() {
    WritableImage of = image;
    if (of == null || !(getParent() instanceof Region region)) {
      return;
    }
    double room =
        Math.min(
            SHARE * (region.getHeight() - 24) / of.getHeight(),
            SHARE * (region.getWidth() - 24) / of.getWidth());
    double scale = room >= 1 ? Math.max(1, Math.floor(room)) : Math.max(0.2, room);
    view.setSmooth(scale < 1);
    view.setFitHeight(of.getHeight() * scale);
    view.setFitWidth(of.getWidth() * scale);
  }
}
