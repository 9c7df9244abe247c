"""What grows when the releases grow a hundredfold: loading, opening and every saved query, over a store on the disk."""
