package foxden.policies.fox.attention;

/**
 * How the columns of queries, keys and values divide into heads.
 *
 * @param query heads of the queries, of the gates and of the output
 * @param keyValue heads of keys and values; query heads {@code g * query / keyValue} to {@code (g +
 *     1) * query / keyValue - 1} share key head g (grouped-query attention, Ainslie et al. 2023)
 * @param dim columns of one head
 * @param scale factor of q.k in the logits, above 0
 * @param window keys a query can see, its own included; 0 for all
 */
public record Heads(int query, int keyValue, int dim, float scale, int window) {

  public Heads {
    if (query < 1
        || keyValue < 1
        || dim < 1
        || window < 0
        || query % keyValue != 0
        || !(scale > 0)) {
      throw new IllegalArgumentException(
          "%d query heads over %d key heads of %d columns, scale %s, window %d"
              .formatted(query, keyValue, dim, scale, window));
    }
  }

  /** As many key heads as query heads, scale 1/sqrt(dim), no window. */
  public static Heads of(int heads, int dim) {
    return new Heads(heads, heads, dim, (float) (1 / Math.sqrt(dim)), 0);
  }

  /** The same with fewer key heads, each shared by a group of query heads. */
  public Heads grouped(int keyValueHeads) {
    return new Heads(query, keyValueHeads, dim, scale, window);
  }

  /** The same looking back {@code tokens} at most. */
  public Heads windowed(int tokens) {
    return new Heads(query, keyValue, dim, scale, tokens);
  }

  /** The same with this factor of q.k. */
  public Heads scaled(float factor) {
    return new Heads(query, keyValue, dim, factor, window);
  }

  /** Columns of a row of queries. */
  public int width() {
    return query * dim;
  }

  /** Columns of a row of keys or values. */
  public int keyValueWidth() {
    return keyValue * dim;
  }
}
