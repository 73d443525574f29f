package foxden.app.window;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.app.link.Episode;
import foxden.app.link.LiveSource;
import foxden.app.link.Source;
import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.policies.evaluate.References;
import foxden.policies.sweep.Cell;
import foxden.policies.sweep.SweepLog;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Scores a person like any other player: the sum of rewards of an episode that nobody else has
 * acted in, said beside random and expert, and kept as a row that the experiments view shows. FX
 * thread.
 */
final class PlayScore {

  /** The folder below that of one's own things. */
  static final String FOLDER = "played";

  private final Session session;
  private final Path folder;
  private final MoveField moves;
  private final References references = References.shipped();
  private @Nullable Episode scored;
  private @Nullable Episode watched;

  PlayScore(Session session, Path out, MoveField moves) {
    this.session = session;
    this.folder = out.resolve(FOLDER);
    this.moves = moves;
    session.versionProperty().addListener((o, a, b) -> look());
  }

  private void look() {
    Source s = session.source().orElse(null);
    if (s == null || !s.live() || s.form().isEmpty()) {
      return;
    }
    Episode e = s.episode();
    if (e != watched) {
      watched = e;
      moves.begin();
    }
    StepResult head = e.head();
    if (head == null || !head.done() || e == scored) {
      return;
    }
    scored = e;
    List<Episode.Decided> decisions = e.decisions();
    boolean alone =
        !decisions.isEmpty()
            && decisions.stream().allMatch(d -> d.driver().equals(LiveSource.HUMAN));
    boolean whole = decisions.size() > 0 && e.firstStep() == 0;
    if (!alone || !whole) {
      return;
    }
    double score = 0;
    Episode.Columns columns = e.columns();
    for (int i = 0; i < columns.rows(); i++) {
      score += columns.rewards()[i];
    }
    // After what the loop itself says about the end.
    double sum = score;
    session.pulse().post(() -> tell(s, head, sum));
    keep(s, e, head, score, s.form().orElseThrow());
  }

  private void tell(Source s, StepResult head, double score) {
    String task = s.spec().task();
    String beside =
        references
            .of(task, "random", s.opponent())
            .flatMap(
                r ->
                    references
                        .of(task, "expert", s.opponent())
                        .map(
                            x ->
                                String.format(
                                    Locale.ROOT,
                                    "; on average random scores %.2f, the expert %.2f",
                                    r.mean(),
                                    x.mean())))
            .orElse("");
    session.say(
        Message.Level.INFO,
        String.format(
            Locale.ROOT,
            "You scored %s in %d steps%s%s. Ctrl+Shift+E shows it among the others, Ctrl+R plays again.",
            score == Math.rint(score) ? Long.toString((long) score) : "%.2f".formatted(score),
            head.step(),
            moves.refused() == 0 ? "" : ", " + moves.refused() + " illegal moves refused",
            beside));
  }

  private void keep(Source s, Episode e, StepResult head, double score, TextForm form) {
    Cell cell = Cell.of(s.spec().task(), "", LiveSource.HUMAN, -1, false);
    JsonObject row = new JsonObject();
    row.addProperty("cell", cell.id());
    row.add("config", cell.toJson());
    row.addProperty("start", s.seed());
    row.addProperty("score", score);
    row.addProperty("steps", head.step());
    row.addProperty("success", head.success());
    row.add("parts", new JsonObject());
    row.addProperty("illegal", moves.refused());
    row.addProperty("invalid", 0);
    row.addProperty("empty", 0);
    JsonArray answers = new JsonArray();
    for (Episode.Decided d : e.decisions()) {
      answers.add(form.text(d.action()));
    }
    row.add("answers", answers);
    row.addProperty("privileged", false);
    if (!s.opponent().isEmpty()) {
      row.addProperty("against", s.opponent());
    }
    row.addProperty("foxden", LiveSource.VERSION);
    row.addProperty("java", System.getProperty("java.version", ""));
    session
        .jobs()
        .start(
            "Keeping your score",
            job -> {
              try (SweepLog log = SweepLog.open(folder)) {
                long number =
                    log.rows().stream()
                        .filter(r -> r.get("cell").getAsString().equals(cell.id()))
                        .count();
                row.addProperty("seed", number);
                log.add(row);
                plan(folder);
              } catch (IOException x) {
                session
                    .pulse()
                    .post(
                        () -> session.say(Message.Level.WARNING, "Not kept: " + Jobs.sentence(x)));
              }
            });
  }

  // So that the folder opens like that of any sweep.
  private void plan(Path to) throws IOException {
    Path plan = to.resolve(foxden.policies.sweep.Sweep.PLAN);
    if (!Files.exists(plan)) {
      Files.writeString(
          plan, "{\"name\": \"played by hand\", \"foxden\": \"" + LiveSource.VERSION + "\"}\n");
    }
  }
}
