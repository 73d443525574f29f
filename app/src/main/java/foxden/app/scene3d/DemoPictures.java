package foxden.app.scene3d;

import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of whatever world a recording is of, without a window: the scene from one of the usual
 * cameras, or the screen that an arena is played on. Any one thread; holds the scene drawn last.
 */
public final class DemoPictures implements AutoCloseable {

  private static final byte[] GROUND = {0x1C, 0x18, 0x16, (byte) 0xFF};

  private final Function<String, Optional<TextForm>> forms;
  private @Nullable OffscreenPictures scene;
  private @Nullable EnvironmentSpec of;

  /**
   * @param forms how a task is read and written, by its name
   */
  public DemoPictures(Function<String, Optional<TextForm>> forms) {
    this.forms = forms;
  }

  /**
   * A picture of an instant.
   *
   * @param mode where to look from; ignored where there is a screen
   * @param pose where to look from exactly; null leaves it to the mode
   * @throws IllegalStateException one sentence when nothing can be drawn here
   */
  public Picture picture(
      EnvironmentSpec spec,
      StepResult r,
      CameraMode mode,
      @Nullable CameraPose pose,
      int width,
      int height) {
    Optional<Observation.Image> screen =
        r.observation().channels().isEmpty()
            ? Optional.empty()
            : forms.apply(spec.task()).flatMap(f -> f.screen(r.observation()));
    if (screen.isPresent()) {
      return fit(screen.get(), width, height);
    }
    OffscreenPictures pictures = scene;
    EnvironmentSpec before = of;
    boolean same =
        before != null
            && before.scene().equals(spec.scene())
            && before.bodies().equals(spec.bodies());
    if (pictures == null || !same) {
      close();
      pictures = OffscreenPictures.open(spec);
      scene = pictures;
      of = spec;
    }
    CameraPose camera = pose == null ? pictures.camera(mode, r.state()) : pose;
    return pictures.picture(WorldFrame.of(r.state()), camera, width, height);
  }

  // As large as it fits; by whole numbers when it grows, so that its pixels stay square and sharp.
  static Picture fit(Observation.Image image, int width, int height) {
    double room = Math.min(width / (double) image.width(), height / (double) image.height());
    double scale = room >= 1 ? Math.floor(room) : room;
    int w = Math.max(1, (int) (image.width() * scale));
    int h = Math.max(1, (int) (image.height() * scale));
    int left = (width - w) / 2;
    int top = (height - h) / 2;
    ByteBuffer out = ByteBuffer.allocate(4 * width * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int u = x - left;
        int v = y - top;
        if (u < 0 || v < 0 || u >= w || v >= h) {
          out.put(GROUND);
          continue;
        }
        int sx = Math.min(image.width() - 1, (int) (u / scale));
        int sy = Math.min(image.height() - 1, (int) (v / scale));
        int at = 3 * (sy * image.width() + sx);
        out.put(image.rgb()[at + 2]).put(image.rgb()[at + 1]).put(image.rgb()[at]);
        out.put((byte) 0xFF);
      }
    }
    return new Picture(width, height, out.flip());
  }

  @Override
  public void close() {
    OffscreenPictures s = scene;
    scene = null;
    of = null;
    if (s != null) {
      s.close();
    }
  }
}
