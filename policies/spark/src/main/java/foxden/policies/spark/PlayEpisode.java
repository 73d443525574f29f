package foxden.policies.spark;

import foxden.policies.sweep.Plan;
import foxden.policies.sweep.ProgramFactory;
import foxden.policies.sweep.SweepProgram;
import foxden.policies.sweep.SweepWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.VoidFunction;
import org.jspecify.annotations.Nullable;

/** What a machine of the cluster does: plays one episode and adds its row. */
final class PlayEpisode implements VoidFunction<Plan.Job> {

  private static final long serialVersionUID = 1;

  // A process plays many episodes: the program, its pools and a world for each thread are kept.
  private static final Map<String, SweepProgram> PROGRAMS = new ConcurrentHashMap<>();
  private static final ThreadLocal<@Nullable Kept> KEPT = new ThreadLocal<>();

  private record Kept(Plan plan, SweepWorker worker) {}

  private final Plan plan;
  private final String root;
  private final Homecoming rows;

  PlayEpisode(Plan plan, String root, Homecoming rows) {
    this.plan = plan;
    this.root = root;
    this.rows = rows;
  }

  /** An episode that cannot be played. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(String sentence) {
      super(sentence);
    }
  }

  @Override
  public void call(Plan.Job job) throws IOException {
    try {
      rows.add(worker().play(job).toString());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Stopped(job.cell().text() + ": " + e.getMessage());
    }
  }

  private SweepWorker worker() {
    Kept kept = KEPT.get();
    if (kept == null || !kept.plan().equals(plan)) {
      if (kept != null) {
        kept.worker().close();
      }
      SweepProgram program = PROGRAMS.computeIfAbsent(root, PlayEpisode::program);
      kept = new Kept(plan, new SweepWorker(program, plan, null));
      KEPT.set(kept);
    }
    return kept.worker();
  }

  private static SweepProgram program(String root) {
    return ServiceLoader.load(ProgramFactory.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Foxden is not on this machine's class path"))
        .create(Path.of(root));
  }
}
