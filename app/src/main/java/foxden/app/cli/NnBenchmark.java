package foxden.app.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import foxden.policies.bench.EjmlRival;
import foxden.policies.bench.NnBench;
import foxden.policies.bench.Rival;
import foxden.policies.bench.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * Kernels, attention and trainer against EJML and, where the launcher could fetch it, DJL with
 * PyTorch.
 */
final class NnBenchmark implements Benchmark {

  @Override
  public String name() {
    return "nn";
  }

  @Override
  public String summary() {
    return "matrix products, forgetting attention and training, against EJML and DJL with PyTorch";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-72s %9s %9s  %-24s %6s  %s%n",
        "what",
        "ours",
        "rival's",
        "rival",
        "ratio",
        "bar");
    List<Row> rows = new ArrayList<>();
    measure(
        wiring,
        sentence -> {
          out.println(sentence);
          out.flush();
        },
        row -> {
          rows.add(row);
          out.println(line(row));
          out.flush();
        });
    long held = rows.stream().filter(Row::holds).count();
    out.printf("%d of %d rows hold their bar%n", held, rows.size());
  }

  private static String line(Row row) {
    String bar = "";
    if (row.bar() != 0) {
      bar =
          String.format(
              Locale.ROOT,
              "%s %.2f%s",
              row.bar() > 0 ? "at least" : "at most",
              Math.abs(row.bar()),
              row.holds() ? "" : ", falls short");
    }
    String text =
        String.format(
            Locale.ROOT,
            "%-72s %9.5g %9s  %-24s %6s  %s%s",
            row.name(),
            row.ours(),
            figure("%.5g", row.rival()),
            row.rivalName(),
            figure("%.2f", row.ratio()),
            bar,
            row.note().isEmpty() ? "" : " (" + row.note() + ")");
    return text.stripTrailing();
  }

  private static String figure(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static JsonElement figure(double value) {
    return Double.isNaN(value) ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  @Override
  public void json(Wiring wiring, PrintWriter out) {
    JsonArray rows = new JsonArray();
    List<String> notes = new ArrayList<>();
    measure(
        wiring,
        sentence -> notes.add(sentence),
        row -> {
          JsonObject one = new JsonObject();
          one.addProperty("name", row.name());
          one.addProperty("ours", row.ours());
          one.add("rival", figure(row.rival()));
          one.addProperty("rival_name", row.rivalName());
          one.add("ratio", figure(row.ratio()));
          rows.add(one);
        });
    JsonObject all = new JsonObject();
    all.addProperty("note", String.join("; ", notes));
    all.add("rows", rows);
    out.println(new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(all));
  }

  private static void measure(Wiring wiring, Consumer<String> says, Consumer<Row> rows) {
    Rival fast = null;
    String missing = "not on the class path; ./foxden bench nn says why when it cannot fetch it";
    try {
      for (Rival rival : ServiceLoader.load(Rival.class)) {
        fast = rival;
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      missing = String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }
    try (Rival ejml = new EjmlRival();
        Rival other = fast) {
      NnBench bench = new NnBench(ejml, other, () -> wiring.clock().nanos(), rows);
      says.accept("ours: %s, Java %s".formatted(bench.describe(), Runtime.version().feature()));
      if (other == null) {
        says.accept(
            "DJL with PyTorch cannot be had (%s): ours is measured alone where it was the rival"
                .formatted(missing));
      }
      bench.run();
    }
  }
}
