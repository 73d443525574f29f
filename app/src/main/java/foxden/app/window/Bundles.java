package foxden.app.window;

import foxden.app.bundle.Bundle;
import foxden.app.bundle.Moment;
import foxden.app.link.LiveSource;
import foxden.app.link.ReplaySource;
import foxden.app.link.Source;
import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.sim.Environment;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** Writes what stands at the cursor into one file, and opens such a file at the same step. */
final class Bundles {

  private final Session session;
  private final Opener opener;

  Bundles(Session session, Opener opener) {
    this.session = session;
    this.opener = opener;
  }

  /** Writes a bundle in the background; says where it is, and whether its state comes out again. */
  void write(Scene window) {
    Source source = session.source().orElse(null);
    StepResult at = session.frame();
    if (source == null || at == null) {
      session.say(Message.Level.INFO, "Nothing is open: there is nothing to bundle.");
      return;
    }
    long step = at.step();
    Moment moment =
        new Moment(
            LiveSource.VERSION,
            System.getProperty("java.version", ""),
            System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""),
            opener.clock().now().toString(),
            source.live(),
            source.spec().task(),
            source.spec().scene(),
            source.seed(),
            step,
            source.episode().hash(step),
            driver(source, step),
            false,
            session.speedProperty().get(),
            session.layerProperty().get(),
            session.headProperty().get(),
            session.darkProperty().get());
    WritableImage picture = window.snapshot(null);
    List<String> said = session.messages().stream().map(m -> m.level() + " " + m.text()).toList();
    Path file = file(moment);
    CompletableFuture<Path> log = log(source, file);
    session
        .jobs()
        .start(
            "Writing a bug bundle",
            job -> {
              Path recording = finished(log);
              try {
                Moment told = pack(moment, recording, WindowPicture.png(picture), said, file);
                session.pulse().post(() -> written(told, file));
              } finally {
                if (source.live()) {
                  Files.deleteIfExists(recording);
                }
              }
            });
  }

  // Where nobody has acted yet, who is about to.
  private static String driver(Source source, long step) {
    String acted = source.episode().driver(step);
    return acted.isEmpty() ? source.driver() : acted;
  }

  private Path file(Moment moment) {
    String when =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC)
            .format(opener.clock().now());
    String task = moment.task().replaceAll("[^A-Za-z0-9_-]+", "_");
    return opener
        .out()
        .resolve("bundles")
        .resolve(task + "-step" + moment.step() + "-" + when + Bundle.SUFFIX);
  }

  // The recording itself, or what the history of a live world holds.
  private static CompletableFuture<Path> log(Source source, Path file) {
    if (source instanceof ReplaySource replay) {
      return CompletableFuture.completedFuture(replay.demo().file());
    }
    CompletableFuture<Path> done = new CompletableFuture<>();
    Path part = file.resolveSibling(file.getFileName() + ".mcap");
    ((LiveSource) source)
        .keepAll(
            part,
            said -> {
              if (Files.isRegularFile(part)) {
                done.complete(part);
              } else {
                done.completeExceptionally(new IOException(said));
              }
            });
    return done;
  }

  private static Path finished(CompletableFuture<Path> log)
      throws IOException, InterruptedException {
    try {
      return log.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("the history cannot be written: " + Jobs.sentence(cause), e);
    }
  }

  private Moment pack(Moment moment, Path log, byte[] picture, List<String> said, Path file)
      throws IOException {
    Demo demo = Demo.open(log);
    try (Environment world = opener.tasks().create(moment.task())) {
      StepResult there = new Replayer(demo, world).goTo(moment.step());
      Snapshot snapshot = world.snapshot();
      if (there.step() != moment.step()) {
        throw new IOException(
            "step %d is older than the history (from step %d); choose a later one"
                .formatted(moment.step(), there.step()));
      }
      boolean exact = there.hash() == moment.hash();
      Moment told = moment.verified(exact);
      Bundle.write(file, told, log, snapshot, picture, said);
      return told;
    }
  }

  private void written(Moment moment, Path file) {
    session.say(
        moment.exact() ? Message.Level.INFO : Message.Level.WARNING,
        moment.exact()
            ? "Bug bundle of step %d, verified: %s".formatted(moment.step(), file)
            : "Bug bundle of step %d in %s; its log does not give this state again (a change waits"
                    .formatted(moment.step(), file)
                + " for its step, or the recording drifts).");
  }

  /** Opens a bundle in the background, paused at its step. */
  void open(Path file) {
    session
        .jobs()
        .start(
            "Opening " + file.getFileName(),
            job -> {
              Path folder = Files.createTempDirectory("foxden-bundle");
              Bundle bundle = Bundle.read(file, folder);
              Moment moment = bundle.moment();
              Demo demo = Demo.open(bundle.log());
              String complaint;
              try (Environment world = opener.tasks().create(moment.task())) {
                complaint = Bundle.complaint(moment, bundle.snapshot(), demo, world);
              }
              ReplaySource recording = (ReplaySource) opener.open(bundle.log().toString());
              Source shown = recording;
              if (moment.live()) {
                while (recording.health().note().equals("reading")) {
                  job.progress(-1);
                  Thread.sleep(20);
                }
                String driver = driver(moment);
                shown = opener.runFrom(recording, moment.step(), driver);
                if (!driver.equals(moment.driver()) && !moment.driver().isEmpty()) {
                  complaint = joined(complaint, moment.driver() + " is not here to drive on");
                }
              }
              Source opened = shown;
              String said = complaint;
              session.pulse().post(() -> show(opened, moment, said, file));
            });
  }

  private static String joined(String first, String second) {
    return first.isEmpty() ? second : first + "; " + second;
  }

  // Whoever drove, when he is here as well, be he on the list or made by his words (a study's).
  private String driver(Moment moment) {
    return opener.drives(moment.driver(), moment.task()) ? moment.driver() : LiveSource.HUMAN;
  }

  private void show(Source opened, Moment moment, String complaint, Path file) {
    session.open(opened, false);
    session.seek(moment.step());
    session.speedProperty().set(moment.speed());
    session.layerProperty().set(moment.layer());
    session.headProperty().set(moment.head());
    session.darkProperty().set(moment.dark());
    session.say(
        complaint.isEmpty() ? Message.Level.INFO : Message.Level.WARNING,
        "%s: step %d of %s, %s."
            .formatted(
                file.getFileName(),
                moment.step(),
                moment.task(),
                complaint.isEmpty() ? "bit-exact" : complaint));
  }
}
