package foxden.policies.fox.attention;

import foxden.policies.nn.Mat;

/** One head of one sequence, cut out of all rows. */
final class Sequence {

  /** Query rows, and key rows. */
  final int queries;

  final int keys;

  /** Keys before the first query. */
  final int offset;

  /** Queries x d, scaled by nothing; keys and values x d. */
  final Mat q;

  final Mat k;
  final Mat v;

  final double[] gates;

  /** Where this head's gate sums begin in {@link #gates}, and its rows in the log-normalisers. */
  final int c;

  final int l;

  private final Heads heads;
  private final int head;
  private final int keyHead;
  private final int fromQuery;
  private final int fromKey;

  /**
   * A unit is a sequence and a key head.
   *
   * @param unit sequence * key heads + key head
   * @param member which of the query heads of that key head
   */
  Sequence(
      Heads heads, Packing packing, int unit, int member, Mat q, Mat k, Mat v, double[] gates) {
    int sequence = unit / heads.keyValue();
    this.heads = heads;
    keyHead = unit % heads.keyValue();
    head = keyHead * (heads.query() / heads.keyValue()) + member;
    fromQuery = packing.queries()[sequence];
    fromKey = packing.keys()[sequence];
    queries = packing.queries()[sequence + 1] - fromQuery;
    keys = packing.keys()[sequence + 1] - fromKey;
    offset = packing.offset(sequence);
    this.q = queryRows(q);
    this.k = keyRows(k);
    this.v = keyRows(v);
    this.gates = gates;
    c = head * packing.keyRows() + fromKey;
    l = head * packing.queryRows() + fromQuery;
  }

  Mat queryRows(Mat m) {
    return m.rows(fromQuery, queries).cols(head * heads.dim(), heads.dim());
  }

  Mat keyRows(Mat m) {
    return m.rows(fromKey, keys).cols(keyHead * heads.dim(), heads.dim());
  }

  /** First key that query i can see. */
  int first(int i) {
    return heads.window() == 0 ? 0 : Math.max(0, offset + i - heads.window() + 1);
  }

  /** Gate sum at query i. */
  double own(int i) {
    return gates[c + offset + i];
  }
}
