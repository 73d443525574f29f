package foxden.app.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/** How commands print JSON: one document, indented, numbers in full. */
final class Json {

  private Json() {}

  static String text(JsonElement document) {
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    return gson.toJson(document);
  }
}
