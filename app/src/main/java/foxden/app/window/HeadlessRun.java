package foxden.app.window;

import foxden.app.link.Episode;
import foxden.app.session.Message;
import foxden.app.session.Session;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The session without a display: the same window in memory plays for some seconds, is filmed, and
 * leaves {@code out/session.png} and, where ffmpeg is there, {@code out/session.mp4}.
 */
final class HeadlessRun {

  private static final double WIDTH = 1600;
  private static final double HEIGHT = 900;

  /** Filmed this long, s. */
  private static final double FILM = 8;

  /** Wall time after which whatever is there is written, s. */
  private static final double PATIENCE = 60;

  private static final double FRAMES_PER_SECOND = 8;

  /** Left to the renderer for its smooth still picture, s. */
  private static final double STILL = 2.5;

  private final Workbench.Alive alive;
  private final PrintStream out;
  private final PrintStream err;
  private final long began = System.nanoTime();
  private @Nullable Film film;
  private @Nullable WritableImage picture;
  private @Nullable Stage stage;
  private double filming = -1;
  private double lastFrame = -1;
  private double paused = -1;
  private boolean started;
  private boolean ended;

  HeadlessRun(Workbench.Alive alive, PrintStream out, PrintStream err) {
    this.alive = alive;
    this.out = out;
    this.err = err;
  }

  /**
   * Begins.
   *
   * @param done told the exit code, on the FX thread
   */
  void start(IntConsumer done) {
    Stage s = new Stage();
    s.setScene(alive.window().scene());
    s.setX(0);
    s.setY(0);
    s.setWidth(WIDTH);
    s.setHeight(HEIGHT);
    s.show();
    stage = s;
    alive.pulse().clock(dt -> tick(done));
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private void tick(IntConsumer done) {
    if (ended) {
      return;
    }
    double now = seconds();
    Session session = alive.session();
    Message failed =
        session.messages().stream()
            .filter(m -> m.level() == Message.Level.ERROR)
            .findFirst()
            .orElse(null);
    if (session.source().isEmpty() && failed != null) {
      end(2, failed.text(), done);
      return;
    }
    if (!started) {
      boolean drawn = !alive.window().world().pace().isEmpty();
      if ((session.source().isPresent() && drawn) || now > PATIENCE * 0.6) {
        started = true;
        filming = now;
        begin(session);
      }
      return;
    }
    if (now - filming < FILM && now < PATIENCE) {
      if (now - lastFrame >= 1 / FRAMES_PER_SECOND) {
        lastFrame = now;
        shoot();
      }
      return;
    }
    // The last picture is a still one: it is drawn again, smoothed, once nothing moves.
    if (paused < 0) {
      paused = now;
      session.play(false);
    }
    if (now - paused < STILL) {
      return;
    }
    shoot();
    end(0, "", done);
  }

  // A recording is filmed from its middle on: there is something in hand and in mind.
  private void begin(Session session) {
    session
        .source()
        .filter(s -> !s.live())
        .ifPresent(
            s -> {
              Episode e = s.episode();
              session.seek(e.firstStep() + (e.lastStep() - e.firstStep()) * 2 / 5);
              session.play(true);
            });
    film = Film.start(Path.of("out", "session.mp4"), (int) WIDTH, (int) HEIGHT);
  }

  private void shoot() {
    WritableImage image = alive.window().scene().snapshot(picture);
    picture = image;
    Film f = film;
    if (f != null) {
      f.add(WindowPicture.bgra(image), seconds());
    }
  }

  private void end(int code, String sentence, IntConsumer done) {
    ended = true;
    int result = code;
    if (code != 0) {
      err.println(sentence);
    } else {
      result = write();
    }
    alive.pulse().stop();
    if (stage != null) {
      stage.hide();
    }
    alive.window().close();
    alive.session().close();
    done.accept(result);
  }

  private int write() {
    WritableImage image = picture;
    if (image == null) {
      err.println("Nothing was drawn, so there is no picture.");
      return 2;
    }
    Path png = Path.of("out", "session.png");
    try {
      WindowPicture.write(image, png);
    } catch (IOException e) {
      err.println(png + " cannot be written: " + e.getMessage());
      return 2;
    }
    out.println(png);
    Film f = film;
    if (f != null) {
      Path video = f.finish();
      out.println(video == null ? "No out/session.mp4: ffmpeg is not installed or failed." : video);
    }
    return 0;
  }
}
