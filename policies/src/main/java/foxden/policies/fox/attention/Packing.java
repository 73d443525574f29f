package foxden.policies.fox.attention;

/**
 * Which rows belong to which sequence. Sequences lie one after another without gaps; none sees
 * another. A sequence may have fewer queries than keys: its last query then stands at its last key,
 * as when a chunk is read after what a cache holds.
 *
 * @param queries first query row of each sequence, then the number of query rows
 * @param keys the same for key rows
 */
public record Packing(int[] queries, int[] keys) {

  public Packing {
    if (queries.length != keys.length || queries.length < 1 || queries[0] != 0 || keys[0] != 0) {
      throw new IllegalArgumentException(
          "starts of " + queries.length + " query and " + keys.length + " key sequences");
    }
    for (int i = 1; i < queries.length; i++) {
      int m = queries[i] - queries[i - 1];
      int n = keys[i] - keys[i - 1];
      if (m < 0 || n < m) {
        throw new IllegalArgumentException(
            "sequence " + (i - 1) + " has " + m + " queries over " + n + " keys");
      }
    }
  }

  /** Sequences whose queries and keys are the same tokens. */
  public static Packing of(int... starts) {
    return new Packing(starts, starts);
  }

  /** One sequence: the last {@code queries} of {@code keys} tokens. */
  public static Packing single(int queries, int keys) {
    return new Packing(new int[] {0, queries}, new int[] {0, keys});
  }

  /** Number of sequences. */
  public int sequences() {
    return queries.length - 1;
  }

  /** Query rows of all sequences. */
  public int queryRows() {
    return queries[queries.length - 1];
  }

  /** Key rows of all sequences. */
  public int keyRows() {
    return keys[keys.length - 1];
  }

  /** Keys of the longest sequence. */
  int longest() {
    int most = 0;
    for (int i = 1; i < keys.length; i++) {
      most = Math.max(most, keys[i] - keys[i - 1]);
    }
    return most;
  }

  /** How many keys of a sequence precede its first query. */
  int offset(int sequence) {
    return keys[sequence + 1] - keys[sequence] - (queries[sequence + 1] - queries[sequence]);
  }
}
