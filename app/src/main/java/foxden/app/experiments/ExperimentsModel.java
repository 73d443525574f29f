package foxden.app.experiments;

import foxden.policies.sweep.Cell;
import foxden.policies.sweep.CellSummary;
import foxden.policies.sweep.PublishedCurves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the experiments view shows, without a control. FX thread, or any one thread in tests. */
public final class ExperimentsModel {

  private final PublishedCurves published;
  private List<CellSummary> cells = List.of();
  private List<Chart> charts = List.of();
  private @Nullable Chart chart;
  private @Nullable Cell selected;
  private boolean overlay = true;

  /**
   * What is drawn together.
   *
   * @param representation empty for players that are shown none
   */
  public record Chart(String task, String representation) {
    @Override
    public String toString() {
      return representation.isEmpty() ? task : task + " \u2013 " + representation;
    }
  }

  /**
   * One player's points.
   *
   * @param name player, and what is unusual about its setting
   * @param points by growing numbers of demonstrations
   * @param flat whether the player is shown no demonstrations, so that its one score holds for
   *     every number of them
   */
  public record Series(String name, List<CellSummary> points, boolean flat) {}

  /** Values of an axis. */
  public record Range(double low, double high) {}

  public ExperimentsModel(PublishedCurves published) {
    this.published = published;
  }

  /** Takes new rows; keeps what was chosen where it is still there. */
  public void show(List<CellSummary> summaries) {
    cells = List.copyOf(summaries);
    Set<Chart> found = new LinkedHashSet<>();
    for (CellSummary s : cells) {
      if (!s.cell().replay() && !s.cell().representation().isEmpty()) {
        found.add(new Chart(s.cell().task(), s.cell().representation()));
      }
    }
    for (CellSummary s : cells) {
      // A task that only players without prompts play has a chart of its own.
      if (!s.cell().replay() && found.stream().noneMatch(c -> c.task().equals(s.cell().task()))) {
        found.add(new Chart(s.cell().task(), ""));
      }
    }
    charts = List.copyOf(found);
    Chart before = chart;
    chart =
        before != null && charts.contains(before)
            ? before
            : charts.isEmpty() ? null : charts.get(0);
    if (selected() == null) {
      selected = null;
    }
  }

  /** All cells, in the order of the sweep. */
  public List<CellSummary> cells() {
    return cells;
  }

  /** The charts there are. */
  public List<Chart> charts() {
    return charts;
  }

  /** The chart that is shown; null without any. */
  public @Nullable Chart chart() {
    return chart;
  }

  /** Shows another one. */
  public void choose(@Nullable Chart other) {
    chart = other;
    CellSummary s = selected();
    if (s != null && other != null && !s.cell().task().equals(other.task())) {
      selected = null;
    }
  }

  /** Whether published curves are laid over. */
  public boolean overlay() {
    return overlay;
  }

  public void overlay(boolean on) {
    overlay = on;
  }

  /** Selects a cell, to see its episodes. */
  public void select(@Nullable CellSummary summary) {
    selected = summary == null ? null : summary.cell();
  }

  /** The selected cell; null for none. */
  public @Nullable CellSummary selected() {
    return cells.stream().filter(s -> s.cell().equals(selected)).findFirst().orElse(null);
  }

  /** The players of the chart, but random and expert. */
  public List<Series> series() {
    Chart c = chart;
    if (c == null) {
      return List.of();
    }
    Map<String, List<CellSummary>> byName = new LinkedHashMap<>();
    for (CellSummary s : cells) {
      Cell cell = s.cell();
      boolean here =
          cell.task().equals(c.task())
              && (cell.representation().equals(c.representation())
                  || cell.representation().isEmpty());
      if (here && !cell.replay() && !yardstick(cell)) {
        byName.computeIfAbsent(name(cell), k -> new ArrayList<>()).add(s);
      }
    }
    List<Series> all = new ArrayList<>();
    byName.forEach(
        (name, points) -> {
          points.sort(Comparator.comparingInt(s -> s.cell().demos()));
          all.add(new Series(name, List.copyOf(points), points.get(0).cell().demos() < 0));
        });
    return all;
  }

  private static boolean yardstick(Cell cell) {
    return cell.player().equals("random") || cell.player().equals("expert");
  }

  /** The player, and what is unusual about its setting. */
  static String name(Cell cell) {
    StringBuilder name = new StringBuilder(cell.player());
    Cell usual = Cell.of(cell.task(), cell.representation(), cell.player(), cell.demos(), false);
    List<String> unusual = new ArrayList<>();
    if (cell.shuffled()) {
      unusual.add("shuffled");
    }
    if (cell.legal()) {
      unusual.add("legal list");
    }
    if (cell.reasoning()) {
      unusual.add("reasoning");
    }
    if (!cell.pastActions()) {
      unusual.add("no past actions");
    }
    if (!cell.answers().equals(usual.answers())) {
      unusual.add(cell.answers());
    }
    if (!cell.illegal().equals(usual.illegal())) {
      unusual.add(cell.illegal());
    }
    if (!cell.starts().equals(usual.starts())) {
      unusual.add(cell.starts() + " starts");
    }
    if (!cell.opponent().isEmpty()) {
      unusual.add("against " + cell.opponent());
    }
    if (cell.steps() > 0) {
      unusual.add(cell.steps() + " steps");
    }
    return unusual.isEmpty() ? name.toString() : name + " (" + String.join(", ", unusual) + ")";
  }

  /** The measured random or expert player of the chart's task, in this sweep; null for none. */
  public @Nullable CellSummary measured(String player) {
    Chart c = chart;
    return c == null
        ? null
        : cells.stream()
            .filter(s -> s.cell().task().equals(c.task()) && s.cell().player().equals(player))
            .findFirst()
            .orElse(null);
  }

  /** Mean of random or expert in the chart's task; NaN when nobody measured it. */
  public double yardstick(String player) {
    Chart c = chart;
    return cells.stream()
        .filter(s -> c != null && s.cell().task().equals(c.task()))
        .mapToDouble(s -> player.equals("random") ? s.random() : s.expert())
        .filter(v -> !Double.isNaN(v))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Published curves of the chart, when they are wanted. */
  public List<PublishedCurves.Curve> published() {
    Chart c = chart;
    return c == null || !overlay ? List.of() : published.of(c.task(), c.representation());
  }

  /** Whether there are any for this chart. */
  public boolean hasPublished() {
    Chart c = chart;
    return c != null && !published.of(c.task(), c.representation()).isEmpty();
  }

  /** Where they come from, and how the task there differs. */
  public String source() {
    Chart c = chart;
    String note = c == null ? "" : published.note(c.task());
    return "Dashed: " + published.source() + (note.isEmpty() ? "." : ". " + capital(note) + ".");
  }

  private static String capital(String s) {
    return s.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + s.substring(1);
  }

  /** The axis of scores: round ends around all that is drawn. */
  public Range scores() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    List<Double> all = new ArrayList<>();
    for (Series s : series()) {
      for (CellSummary p : s.points()) {
        all.add(p.ci95().low());
        all.add(p.ci95().high());
      }
    }
    all.add(yardstick("random"));
    all.add(yardstick("expert"));
    published().forEach(c -> all.addAll(c.scores()));
    for (double v : all) {
      if (!Double.isNaN(v)) {
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
    }
    if (low > high) {
      return new Range(0, 1);
    }
    double step = step(Math.max(1e-9, high - low) / 4);
    double from = Math.floor(low / step + 1e-9) * step;
    double to = Math.ceil(high / step - 1e-9) * step;
    return new Range(from, to <= from ? from + step : to);
  }

  /** A round step of at least this. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double m : new double[] {1, 2, 2.5, 5, 10}) {
      if (m * power >= least - 1e-12) {
        return m * power;
      }
    }
    return 10 * power;
  }

  /** The largest number of demonstrations that is drawn; at least 1. */
  public int mostDemos() {
    int most = mostDemosOf(series());
    for (PublishedCurves.Curve c : published()) {
      most = Math.max(most, c.demos().get(c.demos().size() - 1));
    }
    return most;
  }

  int mostDemosOf(List<Series> all) {
    return all.stream()
        .flatMap(s -> s.points().stream())
        .mapToInt(p -> p.cell().demos())
        .reduce(1, Math::max);
  }

  /** Where a number of demonstrations stands: 0 at 0, 1 at 1, then one on for each doubling. */
  public static double place(int demos) {
    return demos <= 0 ? 0 : 1 + Math.log(demos) / Math.log(2);
  }

  /** The replay controls there are. */
  public List<CellSummary> replays() {
    return cells.stream().filter(s -> s.cell().replay()).toList();
  }

  /** Whether two cells are one. */
  static boolean same(@Nullable CellSummary a, @Nullable CellSummary b) {
    return a != null && b != null && Objects.equals(a.cell(), b.cell());
  }
}
