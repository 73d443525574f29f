package foxden.policies.sweep;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.evaluate.References;
import foxden.policies.llm.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plays a plan into a folder: rows of episodes that are there are not played again. Cells may be
 * added to a plan, and episodes to its cells, and the sweep run again.
 */
public final class Sweep {

  /** The file of a sweep's folder that says what the cells came to. */
  public static final String SUMMARY = "summary.json";

  /** The file that says what was asked for last. */
  public static final String PLAN = "plan.json";

  private final SweepProgram program;
  private final Plan plan;
  private final Path folder;

  /** A sweep into a folder, which is made when it is not there. */
  public Sweep(SweepProgram program, Plan plan, Path folder) {
    this.program = program;
    this.plan = plan;
    this.folder = folder;
  }

  /** Told after each episode. */
  public interface Progress {

    /**
     * One more is there.
     *
     * @param done of all, with those of earlier runs
     */
    void done(int done, int of);
  }

  /** Where an engine of this machine puts logs. */
  public static Path logs(Path folder) {
    return folder.resolve(SweepLog.LOGS);
  }

  /**
   * Why the plan cannot be played; asks every cell once.
   *
   * @throws IllegalArgumentException with one sentence
   */
  public void check() {
    for (Cell cell : plan.cells()) {
      Optional<String> why = SweepWorker.complaint(program, plan, cell);
      if (why.isPresent()) {
        throw new IllegalArgumentException(why.get());
      }
    }
  }

  /**
   * Plays what is not there yet.
   *
   * @param prices of tokens; null when unknown
   * @return what the cells of the folder came to
   * @throws IOException one sentence
   * @throws IllegalStateException when a player cannot go on; one sentence, finished rows are kept
   */
  public List<CellSummary> run(Engine engine, @Nullable Prices prices, Progress progress)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (SweepLog log = SweepLog.open(folder)) {
      fits();
      write(folder.resolve(PLAN), planJson());
      List<Plan.Job> jobs = plan.jobs().stream().filter(j -> !log.has(j)).toList();
      int all = plan.episodes();
      AtomicInteger done = new AtomicInteger(all - jobs.size());
      if (done.get() > 0) {
        progress.done(done.get(), all);
      }
      try {
        engine.run(
            plan,
            jobs,
            row -> {
              log.add(row);
              progress.done(done.incrementAndGet(), all);
            });
      } catch (IllegalStateException e) {
        throw new IllegalStateException(
            e.getMessage()
                + " ("
                + done.get()
                + " of "
                + all
                + " episodes are kept in "
                + folder
                + "; the same command goes on)",
            e);
      }
      List<CellSummary> summaries = CellSummary.of(log.rows(), References.shipped());
      JsonObject json = new JsonObject();
      json.addProperty("name", plan.name());
      JsonArray cells = new JsonArray();
      summaries.forEach(s -> cells.add(s.toJson(prices)));
      json.add("cells", cells);
      write(folder.resolve(SUMMARY), json);
      return summaries;
    }
  }

  // Rows of another version, of other sentences or of a model asked otherwise are not mixed in.
  private void fits() throws IOException {
    Path there = folder.resolve(PLAN);
    if (!Files.exists(there)) {
      return;
    }
    JsonObject before;
    try {
      before = JsonParser.parseString(Files.readString(there)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(there + ": is damaged; choose another --out folder", e);
    }
    JsonObject now = planJson();
    for (String key : List.of("foxden", "templates")) {
      if (!now.get(key).equals(before.get(key))) {
        throw new IOException(
            folder
                + ": was begun with another "
                + (key.equals("foxden") ? "version of Foxden " : "set of prompt sentences ")
                + before.get(key)
                + "; choose another --out folder");
      }
    }
    JsonObject models = before.has("models") ? before.getAsJsonObject("models") : new JsonObject();
    for (String player : now.getAsJsonObject("models").keySet()) {
      if (models.has(player)
          && !models.get(player).equals(now.getAsJsonObject("models").get(player))) {
        throw new IOException(
            folder
                + ": asked "
                + models.get(player).getAsString()
                + ", which is not what is asked now; choose another --out folder");
      }
    }
  }

  private JsonObject planJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", plan.name());
    json.addProperty("foxden", program.version());
    json.addProperty("templates", program.templates().hash());
    JsonArray cells = new JsonArray();
    plan.cells().forEach(c -> cells.add(c.toJson()));
    json.add("cells", cells);
    JsonArray seeds = new JsonArray();
    plan.seeds().forEach(seeds::add);
    json.add("seeds", seeds);
    json.addProperty("logs", plan.logs());
    JsonObject models = new JsonObject();
    plan.cells().stream()
        .map(Cell::player)
        .distinct()
        .forEach(p -> program.model(p).ifPresent(m -> models.addProperty(p, m)));
    json.add("models", models);
    return json;
  }

  private static void write(Path file, JsonObject json) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(
        part,
        new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .serializeSpecialFloatingPointValues()
                .create()
                .toJson(json)
            + "\n");
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
