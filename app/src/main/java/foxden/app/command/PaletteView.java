package foxden.app.command;

import foxden.app.card.SearchCard;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Type a few letters, press Enter: every command, over the window. */
public final class PaletteView extends SearchCard<PaletteModel.Hit> {

  private final Commands commands;
  private final PaletteModel model;
  private final Label help = new Label();

  private static final class Cell extends ListCell<PaletteModel.Hit> {
    @Override
    protected void updateItem(PaletteModel.@Nullable Hit hit, boolean empty) {
      super.updateItem(hit, empty);
      if (empty || hit == null) {
        setGraphic(null);
        return;
      }
      Command c = hit.command();
      TextFlow words = new TextFlow();
      String text = c.text();
      for (int i = 0; i < text.length(); ) {
        boolean on = hit.letters().contains(i);
        int j = i;
        while (j < text.length() && hit.letters().contains(j) == on) {
          j++;
        }
        Text part = new Text(text.substring(i, j));
        part.getStyleClass().add(on ? "hit" : "plain");
        words.getChildren().add(part);
        i = j;
      }
      words.setMaxHeight(Region.USE_PREF_SIZE);
      Region icon = new StackPane();
      icon.setMinWidth(20);
      if (c.icon() != null) {
        icon = new StackPane(new FontIcon(c.icon()));
        icon.setMinWidth(20);
      }
      Label menu = new Label(c.menu().label());
      menu.getStyleClass().addAll("small", "muted");
      Label key = new Label(c.keyText());
      key.getStyleClass().add("key");
      key.setVisible(!c.keyText().isEmpty());
      key.setManaged(!c.keyText().isEmpty());
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox row = new HBox(8, icon, words, menu, key);
      row.setAlignment(Pos.CENTER_LEFT);
      row.setOpacity(c.enabled().getAsBoolean() ? 1 : 0.45);
      setGraphic(row);
    }
  }

  public PaletteView(Commands commands) {
    super(Pos.TOP_CENTER, "What do you want to do?", 32);
    this.commands = commands;
    this.model = new PaletteModel(commands);
    list.setCellFactory(v -> new Cell());
    list.setFocusTraversable(false);
    help.getStyleClass().addAll("small", "muted", "palette-help");
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(field, list, help);
    box.getStyleClass().add("palette");
    box.setMaxSize(560, Region.USE_PREF_SIZE);
    StackPane.setMargin(box, new Insets(72, 0, 0, 0));
    getChildren().add(box);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, a, b) -> help.setText(b == null ? "Nothing fits." : b.command().help()));
    list.setOnMouseClicked(e -> takeChosen());
  }

  /** Opens it, empty. */
  @Override
  public void open() {
    open("");
  }

  /** Opens it with something typed. */
  public void open(String typed) {
    field.setText(typed);
    narrow(typed);
    super.open();
    field.end();
  }

  @Override
  protected void narrow(String typed) {
    list.getItems().setAll(model.find(typed));
    fit(9);
  }

  @Override
  protected void take(PaletteModel.Hit hit) {
    if (hit.command().enabled().getAsBoolean()) {
      hide();
      commands.run(hit.command());
    }
  }
}
