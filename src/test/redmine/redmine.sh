#!/bin/bash
# A Redmine of Debian's package for tests: SQLite, one thread, on 127.0.0.1 only. It runs as www-data, and needs root to
# begin. Nothing is installed:
#   apt-get install --no-install-recommends redmine redmine-sqlite puma sqlite3
#
#   redmine.sh check            says what is missing, if anything is
#   redmine.sh up DIR PORT      builds a database as seed.rb has it, starts the server, waits until it answers;
#                               DIR/info.json then tells who there is
#   redmine.sh reset DIR        puts the database back as it was; the server keeps running
#   redmine.sh sql DIR SQL      changes what Redmine's API does not, such as settings
#   redmine.sh down DIR         stops the server and removes DIR
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
app=/usr/share/redmine
instances=/var/lib/redmine

fail() { echo "redmine.sh: $*" >&2; exit 1; }
as_www() { setpriv --reuid www-data --regid www-data --clear-groups "$@"; }
# In Redmine's directory, with the configuration of one instance and nothing of our environment.
in_redmine() {
  cd "$app"
  as_www env -i PATH="$PATH" HOME=/tmp LANG=C.UTF-8 TZ=UTC RAILS_ENV=production RUBYOPT=-W0 SCHEMA=/dev/null \
    REDMINE_INSTANCE="$instance" SEED="$dir/seed.rb" INFO="$dir/info.json" "$@"
}

check() {
  for needed in redmine redmine-sqlite puma sqlite3; do
    dpkg-query -W -f='${db:Status-Status}' "$needed" 2>/dev/null | grep -qx installed || fail "no $needed is installed"
  done
  [ "$(id -u)" = 0 ] || fail "only root can begin it"
}

up() {
  check
  rm -rf "$dir"; mkdir -p "$dir"/{config,files,log,tmp/pids,tmp/cache,public/plugin_assets}
  cat > "$dir/config/database.yml" <<Y
production:
  adapter: sqlite3
  database: $dir/redmine.sqlite3
  timeout: 10000
Y
  head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$dir/config/secret_key.txt"
  cp "$here/seed.rb" "$dir/seed.rb"
  chmod 755 "$dir"; chown -R www-data:www-data "$dir"
  as_www test -w "$dir" || fail "www-data cannot reach $dir"
  ln -sfnT "$dir" "$instances/$instance"
  # One start for schema and data. Jobs that Redmine would do later are done at once: SQLite has one writer.
  (in_redmine bundle exec rails runner '
    ActiveJob::Base.queue_adapter = :inline
    ActiveRecord::Migration.verbose = false
    ActiveRecord::Base.connection.migration_context.migrate
    ActiveRecord::Base.descendants.each { |model| model.reset_column_information rescue nil }
    load ENV.fetch("SEED")') > "$dir/log/seed.log" 2>&1 || { tail -20 "$dir/log/seed.log" >&2; fail "no database"; }
  as_www sqlite3 "$dir/redmine.sqlite3" 'PRAGMA journal_mode=WAL; PRAGMA wal_checkpoint(TRUNCATE);' > /dev/null
  as_www cp "$dir/redmine.sqlite3" "$dir/pristine.sqlite3"
  # The server keeps nothing open that is ours, such as a lock that somebody waits for.
  ( for fd in /proc/self/fd/*; do fd=${fd##*/}; [ "$fd" -le 2 ] || eval "exec $fd>&-" 2> /dev/null || true; done
    in_redmine setsid puma -q -e production -b "tcp://127.0.0.1:$port" -t 1:1 -w 0 --dir "$app" \
      --pidfile "$dir/puma.pid" "$app/config.ru" ) > "$dir/log/puma.log" 2>&1 < /dev/null &
  for _ in $(seq 1 600); do
    if [ -s "$dir/puma.pid" ] && (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return; fi
    sleep 0.1
  done
  tail -20 "$dir/log/puma.log" >&2; fail "the server does not answer"
}

# SQLite's own restore is a transaction: connections that are open see it at once, and ids begin anew.
reset() { as_www sqlite3 -cmd '.timeout 10000' "$dir/redmine.sqlite3" ".restore $dir/pristine.sqlite3"; }

sql() { as_www sqlite3 -cmd '.timeout 10000' "$dir/redmine.sqlite3" "$1"; }

down() {
  if [ -s "$dir/puma.pid" ]; then
    pid=$(cat "$dir/puma.pid")
    if tr '\0' ' ' < "/proc/$pid/cmdline" 2>/dev/null | grep -q puma; then
      kill "$pid"
      for _ in $(seq 1 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    fi
  fi
  [ "$(readlink "$instances/$instance" || true)" != "$dir" ] || rm -f "$instances/$instance"
  rm -rf "$dir"
}

command=${1:-}
dir=${2:-}
case $command in
  check) check; exit ;;
  up|reset|sql|down) [ -n "$dir" ] || fail "which directory?" ;;
  *) sed -n '2,12p' "$0"; exit 2 ;;
esac
instance=si-bridge-$(printf %s "$dir" | sha256sum | cut -c1-12)
port=${3:-}
case $command in
  up) up ;;
  reset) reset ;;
  sql) sql "${3:?which statement?}" ;;
  down) down ;;
esac
