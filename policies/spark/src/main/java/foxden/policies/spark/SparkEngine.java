package foxden.policies.spark;

import foxden.policies.llm.LanguageModels;
import foxden.policies.sweep.Engine;
import foxden.policies.sweep.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Plays the episodes of a sweep on a cluster. Each is a task of its own, so that a machine that dies
 * costs what it was playing and no more: Spark plays that again elsewhere, and takes the row of an
 * episode once. Rows are written here, as they come; logs are not kept, for the machines need not
 * share a disk. Foxden and its class path must lie at the same place on each machine.
 */
public final class SparkEngine implements Engine {

  // Tries of one episode on different machines before the sweep ends.
  private static final int TRIES = 8;

  private final String master;
  private final Path root;

  SparkEngine(String master, Path root) {
    this.master = master;
    this.root = root.toAbsolutePath();
  }

  @Override
  public void run(Plan plan, List<Plan.Job> jobs, Sink sink)
      throws IOException, InterruptedException {
    List<String> models =
        plan.cells().stream()
            .map(c -> c.player())
            .filter(LanguageModels::live)
            .distinct()
            .collect(Collectors.toList());
    if (!models.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", models)
              + ": language models share one budget and pace, which a cluster cannot keep; use"
              + " --engine threads");
    }
    if (jobs.isEmpty()) {
      return;
    }
    SparkConf conf =
        new SparkConf()
            .setAppName("foxden " + plan.name())
            .setMaster(master)
            .set("spark.ui.enabled", "false")
            .set("spark.task.maxFailures", Integer.toString(TRIES))
            .set("spark.executor.extraClassPath", System.getProperty("java.class.path", ""))
            .set(
                "spark.executor.extraJavaOptions",
                "--add-modules jdk.incubator.vector -Djava.awt.headless=true");
    Homecoming rows = new Homecoming(sink);
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      spark.setLogLevel("ERROR");
      spark.sc().register(rows, "rows");
      spark
          .parallelize(jobs, jobs.size())
          .foreach(new PlayEpisode(plan, root.toString(), rows));
    } catch (Exception e) {
      // Scala throws what it does not declare, SparkException among it.
      throw new IllegalStateException(sentence(e), e);
    }
    IOException lost = rows.lost();
    if (lost != null) {
      throw lost;
    }
  }

  // Spark's message goes on with a stack trace.
  private static String sentence(Throwable e) {
    String text = String.valueOf(e.getMessage());
    int cause = text.indexOf("foxden.policies.spark.PlayEpisode$Stopped: ");
    if (cause >= 0) {
      text = text.substring(text.indexOf(": ", cause) + 2);
    }
    int end = text.indexOf('\n');
    return "Spark stopped: " + (end < 0 ? text : text.substring(0, end));
  }
}
