package foxden.policies.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy server is, and how it wants to be asked: {@code ws://HOST:PORT[/PATH]}, then after
 * a {@code #} what only the client reads: {@code timeout=SECONDS}, {@code execute=ROWS}, {@code
 * map=FILE}, joined by {@code &}.
 *
 * @param uri without the fragment
 * @param timeout seconds a server may take for an answer
 * @param execute rows of a chunk to execute before the next question; 0 for all
 * @param mapping file that renames channels; null for none
 */
public record RemoteAddress(URI uri, double timeout, int execute, @Nullable Path mapping) {

  /** What people type before the address. */
  public static final String PREFIX = "remote:";

  /** The first answer of a network that is compiled on the way may take that long. */
  static final double DEFAULT_TIMEOUT = 30;

  /**
   * Reads an address, with or without {@link #PREFIX}.
   *
   * @throws IllegalArgumentException one sentence
   */
  public static RemoteAddress parse(String text) {
    String typed = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    int hash = typed.indexOf('#');
    String options = hash < 0 ? "" : typed.substring(hash + 1);
    URI uri;
    try {
      uri = new URI(hash < 0 ? typed.strip() : typed.substring(0, hash).strip());
    } catch (URISyntaxException e) {
      throw wrong(text, "it is no address");
    }
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("ws") && !scheme.equals("wss")) {
      throw wrong(text, "it must begin with ws:// or wss://");
    }
    if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65535) {
      throw wrong(text, "host or port is missing");
    }
    double timeout = DEFAULT_TIMEOUT;
    int execute = 0;
    Path mapping = null;
    for (String option : options.isEmpty() ? new String[0] : options.split("&", -1)) {
      int equals = option.indexOf('=');
      String value = option.substring(equals + 1);
      switch (equals < 0 ? "" : option.substring(0, equals)) {
        case "timeout" -> timeout = number(text, "timeout", value, 0.001, 86_400);
        case "execute" -> execute = (int) number(text, "execute", value, 1, 100_000);
        case "map" -> mapping = Path.of(value);
        default -> throw wrong(text, "'" + option + "' is none of timeout= execute= map=");
      }
    }
    return new RemoteAddress(uri, timeout, execute, mapping);
  }

  private static double number(String text, String name, String value, double low, double high) {
    try {
      double x = Double.parseDouble(value);
      if (x >= low && x <= high) {
        return x;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw wrong(text, name + "=" + value + " is no number from " + low + " to " + high);
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "'" + text + "': " + why + "; write remote:ws://HOST:PORT, as remote:ws://127.0.0.1:8000");
  }

  /** Where {@code GET} tells that the server is up. */
  URI health() {
    String scheme = uri.getScheme().equals("wss") ? "https" : "http";
    return URI.create(scheme + "://" + uri.getHost() + ":" + uri.getPort() + "/healthz");
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
