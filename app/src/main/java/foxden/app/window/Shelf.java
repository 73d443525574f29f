package foxden.app.window;

import foxden.app.library.LibraryActions;
import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.CameraPose;
import foxden.app.scene3d.DemoPictures;
import foxden.app.session.DemoNotes;
import foxden.app.session.Jobs;
import foxden.app.session.Labels;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.sim.Environment;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import foxden.sim.household.TakeQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the library and the timeline can have done to demonstrations. FX thread. */
final class Shelf implements LibraryActions {

  private final Session session;
  private final Opener opener;
  private final Consumer<String> open;
  private final Cuts cuts;
  private @Nullable Supplier<CameraPose> eye;
  private Runnable changed = () -> {};

  /**
   * @param open told what shall be opened
   */
  Shelf(Session session, Opener opener, Consumer<String> open) {
    this.session = session;
    this.opener = opener;
    this.open = open;
    this.cuts = new Cuts(opener.tasks(), opener.clock(), opener.out().resolve("demos"));
  }

  /** Where the window looks from now. */
  void eye(Supplier<CameraPose> from) {
    eye = from;
  }

  /** Told when there may be other files. */
  void onChange(Runnable told) {
    changed = told;
  }

  @Override
  public Path shipped() {
    return opener.shipped();
  }

  @Override
  public List<Path> own() {
    return List.of(opener.out().resolve("demos"), opener.out().resolve("takes"));
  }

  @Override
  public Path thumbnails() {
    return opener.out().resolve("thumbnails");
  }

  @Override
  public DemoPictures pictures() {
    return new DemoPictures(opener::form);
  }

  @Override
  public void open(Path file) {
    open.accept(file.toString());
  }

  private void say(String text) {
    session
        .pulse()
        .post(
            () -> {
              session.say(Message.Level.INFO, text);
              changed.run();
            });
  }

  @Override
  public void check(Path file) {
    session
        .jobs()
        .queue(
            "Checking " + file.getFileName(),
            job -> {
              Demo demo = Demo.open(file);
              TakeQuality quality = new TakeQuality();
              double all = Math.max(1, demo.lastStep() - demo.firstStep());
              Replayer.Verdict verdict;
              try (Environment world = opener.tasks().create(demo.spec().task())) {
                verdict =
                    new Replayer(demo, world)
                        .verifyEach(
                            r -> {
                              quality.step(r, demo.action(r.step()));
                              job.progress((r.step() - demo.firstStep()) / all);
                            });
              }
              List<TakeQuality.Check> found = new ArrayList<>();
              found.add(new TakeQuality.Check("replay", verdict.exact(), false, verdict.found()));
              found.addAll(quality.checks());
              DemoNotes.write(file, DemoNotes.read(file).checked(found));
              say(file.getFileName() + ": " + verdict.line());
            });
  }

  @Override
  public void trim(Path file, double from, double to) {
    if (!(from >= 0 && to > from)) {
      session.say(Message.Level.WARNING, "A stretch begins before it ends: give both in seconds.");
      return;
    }
    trim(file, demo -> new Labels.Range(demo.step(at(demo, from)), demo.step(at(demo, to))));
  }

  // Seconds are those of the demonstration itself: 0 is where it begins.
  private static int at(Demo demo, double seconds) {
    return demo.frameAtTime(demo.time(0) + seconds);
  }

  private interface Stretch {
    Labels.Range of(Demo demo) throws IOException;
  }

  private void trim(Path file, Stretch stretch) {
    session
        .jobs()
        .queue(
            "Trimming " + file.getFileName(),
            job -> {
              Labels.Range r = stretch.of(Demo.open(file));
              Path made = cuts.trim(file, r.from(), r.to(), "_cut", job::progress);
              say("Written and verified: " + made);
            });
  }

  /** Trims the recording that is open to a stretch of it. */
  void trimOpen(Labels.Range range) {
    session
        .source()
        .flatMap(s -> s.file())
        .ifPresentOrElse(
            file -> trim(file, demo -> range),
            () -> session.say(Message.Level.INFO, "Only a recording can be trimmed."));
  }

  @Override
  public void split(Path file, double at) {
    split(file, demo -> demo.step(at(demo, at)));
  }

  private interface Instant {
    long of(Demo demo);
  }

  private void split(Path file, Instant at) {
    session
        .jobs()
        .queue(
            "Splitting " + file.getFileName(),
            job -> {
              List<Path> made = cuts.split(file, at.of(Demo.open(file)), job::progress);
              say("Written and verified: " + made.get(0) + " and " + made.get(1).getFileName());
            });
  }

  /** Splits the recording that is open at the cursor. */
  void splitOpen() {
    long at = session.cursor();
    session
        .source()
        .flatMap(s -> s.file())
        .ifPresentOrElse(
            file -> split(file, demo -> at),
            () -> session.say(Message.Level.INFO, "Only a recording can be split."));
  }

  @Override
  public void merge(List<Path> files) {
    session
        .jobs()
        .queue(
            "Merging " + files.size() + " demonstrations",
            job -> say("Written and verified: " + cuts.merge(files, job::progress)));
  }

  @Override
  public void export(
      Path file, @Nullable CameraMode view, int width, int height, int fps, boolean film) {
    Supplier<CameraPose> window = eye;
    CameraPose pose = view == null && window != null ? window.get() : null;
    String name = file.getFileName().toString().replaceAll("\\.mcap$", "");
    Path to = opener.out().resolve("exports").resolve(film ? name + ".mp4" : name);
    session
        .jobs()
        .queue(
            "Drawing " + file.getFileName(),
            job -> {
              Files.createDirectories(opener.out().resolve("exports"));
              try (DemoPictures pictures = pictures()) {
                DemoFilm f =
                    new DemoFilm(
                        Demo.open(file),
                        pictures,
                        view == null ? CameraMode.ORBIT : view,
                        pose,
                        width,
                        height,
                        fps);
                if (film) {
                  f.film(to, job::progress);
                } else {
                  f.folder(to, job::progress);
                }
                say(f.count() + " pictures in " + to);
              }
            });
  }

  @Override
  public void forget(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(DemoNotes.beside(file));
      session.say(Message.Level.INFO, file.getFileName() + " is deleted.");
      changed.run();
    } catch (IOException e) {
      session.say(Message.Level.ERROR, "It stays: " + Jobs.sentence(e));
    }
  }
}
