package foxden.app.experiments;

import foxden.policies.sweep.CellSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What each cell took: calls, tokens, money, time. FX thread. */
final class CostPane extends VBox {

  // Widths of the first column, which takes what the others leave.
  private static final double ALONE = 308;
  private static final double WITH_TOKENS = 126;
  private static final double WITH_MONEY = 92;

  private final TableView<CellSummary> table = new TableView<>();
  private final TableColumn<CellSummary, String> cell;
  private final List<TableColumn<CellSummary, String>> asked = new ArrayList<>();
  private final TableColumn<CellSummary, String> paidFor;
  private final Label total = new Label();
  private Map<String, Double> money = Map.of();

  CostPane(Consumer<CellSummary> chosen) {
    super(6);
    // Task and player on a line each: in one line the numbers would have no room.
    cell = column("cell", WITH_TOKENS, s -> s.cell().text().replaceFirst(" by ", "\n"), false);
    asked.add(column("calls", 42, s -> count(s.calls()), true));
    asked.add(column("tokens in", 66, s -> count(s.tokensIn()), true));
    asked.add(column("out", 50, s -> count(s.tokensOut()), true));
    asked.add(column("cut", 36, s -> count(s.truncated()), true));
    paidFor = column("money", 52, this::money, true);
    column("s each", 60, s -> String.format(Locale.ROOT, "%.2f", s.seconds()), true);
    table.setPlaceholder(new Label("No sweep is open."));
    table.setOnMouseClicked(
        e -> {
          CellSummary s = table.getSelectionModel().getSelectedItem();
          if (e.getClickCount() == 2 && s != null) {
            chosen.accept(s);
          }
        });
    total.getStyleClass().addAll("small", "muted");
    total.setWrapText(true);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(table, total);
  }

  private TableColumn<CellSummary, String> column(
      String name, double width, Function<CellSummary, String> text, boolean right) {
    TableColumn<CellSummary, String> c = new TableColumn<>(name);
    c.setCellValueFactory(f -> new ReadOnlyStringWrapper(text.apply(f.getValue())));
    c.setPrefWidth(width);
    c.setSortable(false);
    c.setReorderable(false);
    c.setCellFactory(
        v ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable String item, boolean none) {
                super.updateItem(item, none);
                setText(none ? "" : item);
                setTooltip(none || right || item == null ? null : new Tooltip(item));
                setStyle(right ? "-fx-alignment: center-right;" : "");
              }
            });
    table.getColumns().add(c);
    return c;
  }

  private static String count(long n) {
    return n == 0 ? "\u2013" : String.format(Locale.ROOT, "%,d", n);
  }

  private String money(CellSummary s) {
    Double m = money.get(s.cell().id());
    return m == null ? "\u2013" : String.format(Locale.ROOT, "%.3f", m);
  }

  void show(List<CellSummary> cells, Map<String, Double> paid) {
    money = Map.copyOf(paid);
    // Columns without a number in them only take room.
    boolean calls = cells.stream().anyMatch(s -> s.calls() > 0);
    asked.forEach(c -> c.setVisible(calls));
    paidFor.setVisible(!paid.isEmpty());
    cell.setPrefWidth(!calls ? ALONE : paid.isEmpty() ? WITH_TOKENS : WITH_MONEY);
    table.setItems(FXCollections.observableArrayList(cells));
    long in = cells.stream().mapToLong(CellSummary::tokensIn).sum();
    long out = cells.stream().mapToLong(CellSummary::tokensOut).sum();
    double seconds = cells.stream().mapToDouble(s -> s.n() * s.seconds()).sum();
    double sum = paid.values().stream().mapToDouble(Double::doubleValue).sum();
    total.setText(
        String.format(
            Locale.ROOT,
            "Together %,d tokens in, %,d out%s; %.0f s of playing, all threads added up.%s",
            in,
            out,
            paid.isEmpty() ? "" : String.format(Locale.ROOT, ", money %.3f at --price", sum),
            seconds,
            in == 0 ? " No player here asked a language model." : ""));
  }
}
