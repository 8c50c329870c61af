#!/bin/sh
# Tries the kit's kernel and chapters in JupyterHub, for five users: not part of npm test, since JupyterHub is Python's.
#   python3 -m venv V && V/bin/pip install jupyterhub jupyterlab nbgitpuller
#   npm install --prefix P configurable-http-proxy && test/workshop/try-jupyterhub.sh V P
# Each user gets a server with chapter 3 by nbgitpuller, runs its first code cells on the kit's kernel, writes an answer;
# then the chapter changes at its source, and each gets the change and keeps the answer. It prints the memory of each.
set -e
kit=$(cd "$(dirname "$0")/../.." && pwd)
venv=$(cd "$1" && pwd)
proxy=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'test -n "$hub" && kill "$hub" && wait "$hub"; rm -rf "$work"' EXIT
export PATH="$venv/bin:$proxy/node_modules/.bin:$PATH" WORK="$work"
node "$kit/dist/src/cli/main.js" kernel install --prefix "$venv"
node "$kit/dist/src/cli/main.js" class pack --chapters 3 --out "$work/pack"
ln -s "$kit/node_modules" "$work/node_modules"
git init -q -b main "$work/pack/student"
git -C "$work/pack/student" add -A
git -C "$work/pack/student" -c user.name=teacher -c user.email=teacher@localhost commit -qm 'Chapters'
cat > "$work/jupyterhub_config.py" <<'PYTHON'
import os, subprocess

c = get_config()
work = os.environ['WORK']


def hand_out(spawner):
    home = f'{work}/home/{spawner.user.name}'
    os.makedirs(home, exist_ok=True)
    subprocess.run(['gitpuller', f'{work}/pack/student', 'main', 'chapters'], cwd=home, check=True)


c.JupyterHub.bind_url = 'http://127.0.0.1:18000'
c.JupyterHub.hub_port = 18081
c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:18001'
c.JupyterHub.authenticator_class = 'dummy'
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = 'simple'
c.SimpleLocalProcessSpawner.home_dir_template = work + '/home/{username}'
c.Spawner.pre_spawn_hook = hand_out
c.Spawner.args = ['--allow-root'] if os.getuid() == 0 else []
c.JupyterHub.services = [{'name': 'trial', 'api_token': 'trial-' + '0' * 32}]
scopes = ['admin:users', 'admin:servers', 'access:servers']
c.JupyterHub.load_roles = [{'name': 'trial', 'services': ['trial'], 'scopes': scopes}]
PYTHON
cd "$work"
jupyterhub -f jupyterhub_config.py > hub.log 2>&1 &
hub=$!
python3 "$kit/test/workshop/try-jupyterhub.py" || { tail -40 hub.log; exit 1; }
