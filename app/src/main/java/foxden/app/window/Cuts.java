package foxden.app.window;

import foxden.app.session.DemoNotes;
import foxden.sim.Environment;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import foxden.sim.demo.Splice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Makes new demonstrations of stretches of others. The originals stay; what is made is stepped
 * again before it gets its name, so that whatever has a name verifies. Any thread.
 */
final class Cuts {

  private final Tasks tasks;
  private final WallClock clock;
  private final Path folder;

  /**
   * @param folder receives what is made
   */
  Cuts(Tasks tasks, WallClock clock, Path folder) {
    this.tasks = tasks;
    this.clock = clock;
    this.folder = folder;
  }

  /**
   * Writes a stretch of a demonstration.
   *
   * @param from first step
   * @param to last step
   * @param progress told the share done; may throw to cancel
   * @return the new file
   * @throws IOException one sentence
   */
  Path trim(Path file, long from, long to, String suffix, DoubleConsumer progress)
      throws IOException {
    Demo demo = Demo.open(file);
    if (from < demo.firstStep() || to > demo.lastStep() || to <= from) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "steps %d to %d are no stretch of %s, which has steps %d to %d",
              from,
              to,
              file.getFileName(),
              demo.firstStep(),
              demo.lastStep()));
    }
    String name = name(file) + suffix;
    DemoNotes notes = DemoNotes.read(file);
    String said =
        String.format(
            Locale.ROOT, "Steps %d to %d of %s.", from, to, file.getFileName().toString());
    return make(
        List.of(new Splice.Cut(demo, from, to)),
        name,
        new DemoNotes(said, null, List.of(), notes.within(from, to)),
        progress);
  }

  /**
   * Writes what comes before and what comes after a step; both hold the step itself.
   *
   * @return the two files
   */
  List<Path> split(Path file, long at, DoubleConsumer progress) throws IOException {
    Demo demo = Demo.open(file);
    if (at <= demo.firstStep() || at >= demo.lastStep()) {
      throw new IOException(
          file.getFileName() + " cannot be split at step " + at + ": nothing is left on one side");
    }
    Path first = trim(file, demo.firstStep(), at, "_1", p -> progress.accept(p / 2));
    Path second = trim(file, at, demo.lastStep(), "_2", p -> progress.accept(0.5 + p / 2));
    return List.of(first, second);
  }

  /**
   * Writes demonstrations that follow each other as one, whatever order they are given in.
   *
   * @return the new file
   */
  Path merge(List<Path> files, DoubleConsumer progress) throws IOException {
    List<Demo> demos = new ArrayList<>();
    for (Path f : files) {
      demos.add(Demo.open(f));
    }
    demos.sort(Comparator.comparingLong(Demo::firstStep));
    List<Splice.Cut> cuts = new ArrayList<>();
    List<DemoNotes.Label> labels = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Demo d : demos) {
      boolean other =
          !d.spec().task().equals(demos.get(0).spec().task())
              || d.info().seed() != demos.get(0).info().seed();
      if (other) {
        throw new IOException(
            d.file().getFileName()
                + " is of another task or seed than "
                + demos.get(0).file().getFileName()
                + "; only what follows each other can be one");
      }
      cuts.add(new Splice.Cut(d, d.firstStep(), d.lastStep()));
      labels.addAll(DemoNotes.read(d.file()).labels());
      names.add(d.file().getFileName().toString());
    }
    return make(
        cuts,
        name(demos.get(0).file()) + "_merged",
        new DemoNotes("Made of " + String.join(", ", names) + ".", null, List.of(), labels),
        progress);
  }

  private Path make(List<Splice.Cut> cuts, String name, DemoNotes notes, DoubleConsumer progress)
      throws IOException {
    Files.createDirectories(folder);
    Path to = folder.resolve(name + ".mcap");
    for (int n = 2; Files.exists(to); n++) {
      to = folder.resolve(name + "_" + n + ".mcap");
    }
    Path part = to.resolveSibling(to.getFileName() + ".part");
    String task = cuts.get(0).demo().spec().task();
    try (Environment world = tasks.create(task)) {
      Splice.write(cuts, world, part, Map.of(), clock, p -> progress.accept(p / 2));
      Demo made = Demo.open(part);
      double all = Math.max(1, made.lastStep() - made.firstStep());
      Replayer.Verdict verdict =
          new Replayer(made, world)
              .verify(step -> progress.accept(0.5 + (step - made.firstStep()) / all / 2));
      if (!verdict.exact()) {
        throw new IOException(name + " does not come out to the bit: " + verdict.line());
      }
      Files.move(part, to);
      DemoNotes.write(to, notes);
      return to;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\.mcap$", "");
  }
}
