package foxden.policies.spark;

import com.google.gson.JsonParser;
import foxden.policies.sweep.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.util.AccumulatorV2;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows home. Spark merges what a task has added into the driver's own object when the task
 * ends, once for each task that counts, however often it was tried.
 */
final class Homecoming extends AccumulatorV2<String, List<String>> {

  private static final long serialVersionUID = 1;

  private final List<String> away = new ArrayList<>();
  private final transient Engine.@Nullable Sink sink;
  private transient volatile @Nullable IOException lost;

  Homecoming(Engine.@Nullable Sink sink) {
    this.sink = sink;
  }

  /** Why a row could not be written; null when all could. */
  @Nullable IOException lost() {
    return lost;
  }

  @Override
  public boolean isZero() {
    return away.isEmpty();
  }

  // What travels to the machines writes nothing.
  @Override
  public AccumulatorV2<String, List<String>> copy() {
    Homecoming other = new Homecoming(null);
    other.away.addAll(away);
    return other;
  }

  @Override
  public void reset() {
    away.clear();
  }

  @Override
  public void add(String row) {
    away.add(row);
  }

  @Override
  public void merge(AccumulatorV2<String, List<String>> other) {
    Engine.Sink to = sink;
    for (String row : other.value()) {
      if (to == null) {
        away.add(row);
        continue;
      }
      try {
        to.row(JsonParser.parseString(row).getAsJsonObject());
      } catch (IOException e) {
        lost = e;
      } catch (RuntimeException e) {
        // Spark would only log it.
        lost = new IOException("a row cannot be kept: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public List<String> value() {
    return List.copyOf(away);
  }
}
