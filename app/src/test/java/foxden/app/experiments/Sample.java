package foxden.app.experiments;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.evaluate.References;
import foxden.policies.sweep.Cell;
import foxden.policies.sweep.CellSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows as a sweep writes them, made up. */
final class Sample {

  private Sample() {}

  static JsonObject row(Cell cell, long seed, double score, int steps, int illegal) {
    JsonObject row = new JsonObject();
    row.addProperty("cell", cell.id());
    row.add("config", cell.toJson());
    row.addProperty("seed", seed);
    row.addProperty("start", 1_000_000 + seed);
    row.addProperty("score", score);
    row.addProperty("steps", steps);
    row.addProperty("success", score > 0);
    row.add("parts", new JsonObject());
    if (illegal >= 0) {
      row.addProperty("illegal", illegal);
      row.addProperty("invalid", illegal / 2);
      row.addProperty("empty", 0);
      row.add("answers", new JsonArray());
    }
    row.addProperty("seconds", 0.25);
    row.addProperty("foxden", "0.1.0");
    return row;
  }

  static List<CellSummary> summaries() {
    return CellSummary.of(rows(), References.shipped());
  }

  static List<JsonObject> rows() {
    List<JsonObject> rows = new ArrayList<>();
    Random random = new Random(5);
    for (int demos : new int[] {0, 1, 2, 4, 8, 16, 32}) {
      Cell model = Cell.of("gridworld", "coords", "llm:small", demos, false);
      Cell near = Cell.of("gridworld", "coords", "nearest", demos, false);
      for (int i = 0; i < 20; i++) {
        double p = 0.2 + 0.12 * ExperimentsModel.place(demos);
        JsonObject r = row(model, i, random.nextDouble() < p ? 1 : 0, 20, demos == 0 ? 9 : 2);
        r.addProperty("calls", 20);
        r.addProperty("blank", 0);
        r.addProperty("truncated", 1);
        r.addProperty("tokens_in", 4000 + 900 * demos);
        r.addProperty("tokens_out", 400);
        if (i < 3) {
          r.addProperty("log", "logs/x/" + i + ".mcap");
        }
        rows.add(r);
        rows.add(row(near, i, random.nextDouble() < p - 0.15 ? 1 : 0, 22, demos == 0 ? 22 : 0));
      }
    }
    for (String player : new String[] {"random", "expert"}) {
      Cell cell = Cell.of("gridworld", "coords", player, 0, false).plain();
      for (int i = 0; i < 20; i++) {
        rows.add(row(cell, i, player.equals("expert") || i < 3 ? 1 : 0, 9, -1));
      }
    }
    for (String player : new String[] {"copy", "llm:small"}) {
      Cell cell = Cell.of("gridworld", "coords", player, 1, true);
      for (int i = 0; i < 10; i++) {
        JsonObject r = row(cell, i, player.equals("copy") ? 1 : 0.5, 8, 0);
        r.addProperty("right", player.equals("copy") ? "11111111" : "11011100".substring(i % 3));
        rows.add(r);
      }
    }
    return rows;
  }
}
